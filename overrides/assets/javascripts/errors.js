/* The box on the page of errors: looks for known signatures in what is pasted. Nothing leaves the page. The same idea as
   `callkit-restrictions diagnose`, kept simple: it does not know the parts of a report. */
{
  const MOST = 1000000
  const KEPT = 300
  const SHOWN = 8
  const HOLE = 120
  const ORDER = { rule: 0, other: 1, sign: 2 }

  // only letters and digits are compared: lines are wrapped, cut and quoted
  const letters = (text) => text.replace(/\\n/g, " ").toLowerCase().replace(/[^a-z0-9]+/g, "")

  const numbers = (text) => {
    const found = new Set()
    for (const [written] of text.matchAll(/(?<![\w.-])-?(?:0x[0-9a-f]{1,16}|\d{4,11})(?!\w)/gi)) {
      const number = written.startsWith("-") ? -Number(written.slice(1)) : Number(written)
      found.add(number)
      found.add(number < 0 ? number + 2 ** 32 : number >= 2 ** 31 ? number - 2 ** 32 : number)
    }
    return found
  }

  const errors = (text) => {
    const found = new Set()
    const pattern = /(com\.apple\.callkit\.error(?:\.[a-z]+)?)[^\d]{0,40}?(-?\d{1,6})(?!\w)/g
    for (const [, domain, code] of text.toLowerCase().matchAll(pattern)) found.add(`${domain} ${Number(code)}`)
    return found
  }

  const says = (parts, said) => {
    if (parts.length === 1) return said.includes(parts[0])
    return said.includes(parts[0]) && new RegExp(parts.join(`.{0,${HOLE}}?`)).test(said)
  }

  const look = (table, text) => {
    const said = letters(text), seen = numbers(text), refused = errors(text), small = text.toLowerCase()
    const found = table.filter((one) => {
      if (one.by.length && !one.by.some((name) => small.includes(name)) && !one.codes.length) return false
      if (one.says.some((parts) => says(parts, said))) return true
      if (one.fourcc && new RegExp(`['"(‘“]${one.fourcc.replace("?", "\\?")}['")’”]`).test(text)) return true
      if (one.domain) return one.codes.some((code) => refused.has(`${one.domain} ${code}`))
      return one.codes.some((code) => seen.has(code))
    })
    // a longer symbol holds a shorter one (unknownCallUUID, unknown), and any error of CallKit its domain
    const longest = (one) => Math.max(0, ...one.says.filter((parts) => says(parts, said)).map((parts) => parts[0].length))
    const whole = found.filter((one) => !found.some((other) => other !== one && other.kind === "NSError" &&
      one.kind === "NSError" && !one.codes.some((code) => refused.has(`${one.domain} ${code}`)) &&
      (refused.size || longest(other) > longest(one))))
    return whole.sort((one, other) => ORDER[one.tells] - ORDER[other.tells])
  }

  const element = (name, content, attributes = {}) => {
    const made = document.createElement(name)
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value)
    made.append(...[content].flat())
    return made
  }

  const NOTE = {
    rule: "",
    sign: " By itself it is no fault.",
    other: " Every app can meet it: only where a call was near does it point to calls.",
  }

  const answer = (one) => element("li", [
    element("a", element("code", one.title), { href: `#${one.id}` }),
    element("p", one.meaning + NOTE[one.tells]),
    ...(one.tells === "sign" ? [] : one.restrictions).map((rule) =>
      element("p", ["Restriction: ", element("a", rule.title, { href: rule.page })])),
  ])

  const start = () => {
    const box = document.querySelector(".paste")
    const data = document.getElementById("signatures")
    if (!box || !data || box.dataset.ready) return
    box.dataset.ready = "yes"
    const table = JSON.parse(data.textContent)
    const field = box.querySelector("textarea"), status = box.querySelector(".paste-found")
    let waiting

    const show = () => {
      const text = field.value.slice(0, MOST)
      const found = text.trim() ? look(table, text) : []
      status.replaceChildren(...!text.trim() ? [] : !found.length
        ? [element("p", "No known sign of a call rule in this text.")]
        : [element("ul", found.slice(0, SHOWN).map(answer)),
          ...(found.length > SHOWN ? [element("p", `and ${found.length - SHOWN} more`)] : [])])
    }
    const keep = () => {
      const text = field.value.trim().slice(0, KEPT)
      history.replaceState(history.state, "", text ? `#q=${encodeURIComponent(text)}` : location.pathname + location.search)
    }
    const take = () => {
      if (!location.hash.startsWith("#q=")) return
      try { field.value = decodeURIComponent(location.hash.slice(3)) } catch { return }
      show()
    }
    field.addEventListener("input", () => {
      clearTimeout(waiting)
      waiting = setTimeout(() => { show(); keep() }, 120)
    })
    window.addEventListener("hashchange", take)
    if (location.hash.startsWith("#q=")) take()
    else show() // with what somebody pasted before this script had started
  }

  // the search takes a minus before a word for "without"; before a number it is part of a code (-12988)
  document.addEventListener("input", ({ target }) => {
    if (target.matches?.("[data-md-component=search-query]")) {
      const plain = target.value.replace(/(^|\s)-(?=\d)/g, "$1")
      if (plain !== target.value) target.value = plain
    }
  }, true)

  // Material replaces the page without loading another one when it is served; from disk each page is a document.
  if (window.document$) window.document$.subscribe(start)
  else start()
}
