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

  // a pattern as `diagnose` has it: its letters are those of every language
  const WORD = "[\\p{L}\\p{N}_]"
  const unicode = (pattern) => pattern.replace("(?P<", "(?<").replaceAll("\\w", WORD).replaceAll("\\W", "[^\\p{L}\\p{N}_]")
    .replaceAll("\\b", `(?:(?<=${WORD})(?!${WORD})|(?<!${WORD})(?=${WORD}))`)

  // eight hexadecimal digits may be a word or an address: alone in a line, or where it speaks of an end, they are a code
  const bare = (text, how) => text.split("\n").flatMap((line) => [...line.matchAll(/(?<![\w.-])[0-9a-f]{8}(?!\w)/gi)]
    .filter(({ 0: written, index }) => /[a-f]/i.test(written) &&
      (line.replace(/\W/g, "") === written || how.end.test(line.slice(0, index))))
    .map(([written]) => Number(`0x${written}`)))

  const numbers = (text, how) => {
    const found = new Set(bare(text, how))
    for (const [written] of text.matchAll(/(?<![\w.-])-?(?:0x[0-9a-f]{1,16}|\d{4,11})(?!\w)/gi)) {
      const number = written.startsWith("-") ? -Number(written.slice(1)) : Number(written)
      found.add(number)
      found.add(number < 0 ? number + 2 ** 32 : number >= 2 ** 31 ? number - 2 ** 32 : number)
    }
    return found
  }

  // letters of App Review in any language: a guideline's number, and Apple's names in one sentence below it
  const refusals = (table, text, how) => {
    const found = new Set()
    const asked = table.filter((one) => one.guideline)
    let guideline = "", said = ""
    for (const line of how.heading.test(text) ? text.split("\n") : []) {
      const heading = how.heading.exec(line)
      if (heading) {
        guideline = heading.groups.number.replace(/\.0$/, "")
        said = line.slice(heading.index + heading[0].length)
      } else if (guideline) {
        said += ` ${line}`
        if (said.length >= how.longest) guideline = ""
      }
      for (const one of guideline ? asked : [])
        if (one.guideline === guideline && said.split(how.sentence).some((each) => one.names.every((name) => name.test(each))))
          found.add(one)
    }
    return found
  }

  const happened = (text, how) => text.replace(how.uncounted, "").split("\n")
    .filter((line) => !how.code.test(line.slice(0, how.beginning))).join("\n")

  const read = (content) => {
    const { how, signatures } = JSON.parse(content)
    for (const one of signatures) one.names = one.names.map((name) => new RegExp(unicode(name), "iu"))
    return {
      table: signatures,
      how: {
        ...how,
        heading: new RegExp(unicode(how.heading), "iu"),
        sentence: new RegExp(how.sentence),
        code: new RegExp(`^${how.code}`),
        alone: new RegExp(`^${how.alone.replace("?P<", "?<")}$`, "i"),
        uncounted: new RegExp(how.uncounted, "g"),
        end: new RegExp(how.end, "i"),
      },
    }
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

  const look = ({ table, how }, pasted) => {
    const text = happened(pasted, how)
    const said = letters(text), seen = numbers(text, how), refused = errors(text), small = text.toLowerCase()
    const turnedDown = refusals(table, text, how)
    const loose = new Set([...turnedDown].filter((one) => !one.says.some((parts) => says(parts, said))))
    const found = table.filter((one) => {
      if (loose.has(one)) return true
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
    return { loose, found: whole.sort((one, other) => ORDER[one.tells] - ORDER[other.tells]) }
  }

  // what is no sign yet, and what to look for
  const more = ({ table, how }, text) => {
    const code = how.alone.exec(text)
    if (code) {
      const each = table.filter((one) => one.domain && one.codes.includes(Number(code[1])))
      return each.length
        ? { say: `A code says something only beside its domain. CallKit has a ${Number(code[1])} in these:`, each }
        : { say: `A code says something only beside its domain; none of CallKit's is known to have a ${Number(code[1])}.` }
    }
    if (/\bSIGKILL\b/i.test(text) && !/terminat\w*[^\n]{0,80}\d/i.test(text))
      return { say: "SIGKILL says that the process was ended from outside, and not why. Look for the termination reason in the " +
        "crash report, and paste its code, such as 0xbaadca11 or 0x8badf00d." }
    if (happened(text, how).trim() !== text.trim())
      return { say: "No known sign of a call rule in this text. Source code, and a count of 0, show nothing that happened: " +
        "paste what was logged." }
    return { say: "No known sign of a call rule in this text." }
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

  const LOOSE = " Found by the guideline's number and Apple's names in one sentence; the words were not compared."

  const answer = (one, loose) => element("li", [
    element("a", element("code", one.title), { href: `#${one.id}` }),
    element("p", one.meaning + NOTE[one.tells] + (loose ? LOOSE : "")),
    ...(one.tells === "sign" ? [] : one.restrictions).map((rule) =>
      element("p", ["Restriction: ", element("a", rule.title, { href: rule.page })])),
  ])

  const start = () => {
    const box = document.querySelector(".paste")
    const data = document.getElementById("signatures")
    if (!box || !data || box.dataset.ready) return
    box.dataset.ready = "yes"
    const known = read(data.textContent)
    const field = box.querySelector("textarea"), status = box.querySelector(".paste-found")
    let waiting

    const show = () => {
      const text = field.value.slice(0, MOST)
      if (!text.trim()) return status.replaceChildren()
      const { found, loose } = look(known, text)
      const { say, each = [] } = found.length ? {} : more(known, text)
      const shown = found.length ? found : each
      status.replaceChildren(
        ...say ? [element("p", say)] : [],
        ...shown.length ? [element("ul", shown.slice(0, SHOWN).map((one) => answer(one, loose.has(one))))] : [],
        ...shown.length > SHOWN ? [element("p", `and ${shown.length - SHOWN} more`)] : [])
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
