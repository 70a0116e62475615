/* The filters of the list of restrictions. What is chosen stands in the address (#kind=duty&ios=13.0), so that it can
   be sent to somebody, and the browser's Back undoes a choice. */

;(function () {
  "use strict"

  const numbers = version => version.split(".").map(Number)
  const before = (one, other) => {
    const [a, b] = [numbers(one), numbers(other)]
    return a[0] - b[0] || (a[1] || 0) - (b[1] || 0)
  }

  /* Is a release in one of the spans ("13.0-27.1", "watchOS 9.0-27.1")? */
  function inForce(spans, release) {
    const [system, version] = release.startsWith("watchOS ") ? ["watchOS ", release.slice(8)] : ["", release]
    return spans.split(",").some(span => {
      if (span.startsWith("watchOS ") !== Boolean(system)) return false
      const [from, to] = span.slice(system.length).split("-")
      return before(from, version) <= 0 && before(version, to) <= 0
    })
  }

  const TESTS = {
    text: (entry, words) => words.toLowerCase().split(/[\s._/-]+/).every(word => entry.textContent.toLowerCase().includes(word)),
    ios: (entry, release) => inForce(entry.dataset.ios, release),
    sort: () => true,
  }
  const has = name => (entry, value) => entry.dataset[name].split(",").includes(value)

  function begin() {
    const form = document.querySelector("form.filters")
    if (!form || form.dataset.ready) return
    form.dataset.ready = "yes"
    const all = document.querySelector(".rules")
    const areas = [...all.querySelectorAll(".rules-of-area")]
    const entries = [...all.querySelectorAll(".rule")].map(entry => ({ entry, home: entry.parentElement }))
    const order = [...form.elements.consequence.options].filter(option => option.value)
    const sorted = all.appendChild(document.createElement("div"))
    const [copy, clear] = form.querySelectorAll("button")

    const chosen = () => [...new FormData(form)].map(([name, value]) => [name, value.trim()]).filter(([, value]) => value)

    function show() {
      const choice = chosen()
      for (const { entry, home } of entries) {
        entry.hidden = !choice.every(([name, value]) => (TESTS[name] || has(name))(entry, value))
        home.append(entry)
      }
      sorted.replaceChildren()
      const byBite = form.elements.sort.value === "bite"
      if (byBite) for (const option of order) group(option)
      for (const area of areas) area.hidden = byBite || !area.querySelector(".rule:not([hidden])")
      const left = entries.filter(({ entry }) => !entry.hidden).length
      form.querySelector(".count").textContent = choice.some(([name]) => name !== "sort")
        ? `${left || "None"} of ${entries.length} restrictions`
        : `${entries.length} restrictions`
      copy.hidden = clear.hidden = !choice.length
    }

    /* Those that bite alike, under one heading; a restriction with several consequences stands under the harshest. */
    function group(option) {
      const alike = entries.filter(({ entry }) => !entry.hidden && entry.dataset.consequence.split(",")[0] === option.value)
      if (!alike.length) return
      const heading = Object.assign(document.createElement("h2"), { textContent: option.textContent.replace(/ \(\d+\)$/, "") })
      sorted.append(heading, ...alike.map(({ entry }) => entry))
    }

    function fromAddress() {
      const asked = new URLSearchParams(location.hash.includes("=") ? location.hash.slice(1) : location.search) // ?text=… is how 404.html asks
      for (const field of form.elements) if (field.name) field.value = asked.get(field.name) || ""
      for (const field of form.querySelectorAll("select")) if (field.selectedIndex < 0) field.value = "" // no such value
      show()
    }

    function address() {
      const query = new URLSearchParams(chosen()).toString()
      return location.href.split(/[?#]/)[0] + (query ? `#${query}` : "")
    }

    let later
    form.elements.text.addEventListener("input", () => {
      show()
      clearTimeout(later)
      later = setTimeout(() => history.replaceState(history.state, "", address()), 250)
    })
    form.addEventListener("change", event => {
      if (event.target.name === "text") return
      show()
      history.pushState(history.state, "", address())
    })
    form.addEventListener("reset", () => setTimeout(() => {
      fromNothing()
      history.pushState(history.state, "", address())
      form.elements.text.focus()
    }))
    form.addEventListener("keydown", event => {
      if (event.key === "Escape" && event.target.name === "text" && event.target.value) {
        event.preventDefault()
        event.target.value = ""
        event.target.dispatchEvent(new Event("input"))
      }
    })
    form.addEventListener("submit", event => event.preventDefault())
    for (const move of ["hashchange", "popstate"]) addEventListener(move, () => form.isConnected && fromAddress())

    function fromNothing() {
      for (const field of form.elements) if (field.name) field.value = ""
      show()
    }

    if (/[?#].*=/.test(location.href)) fromAddress()
    else show() // with what somebody chose before this script had started
  }

  if (window.document$) window.document$.subscribe(begin)
  else begin()
})()
