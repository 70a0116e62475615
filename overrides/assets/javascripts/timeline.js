// Makes each sequence diagram one that can be stepped through: Back, Next, the arrow keys, a click on a row.
// `#name:3` opens the diagram `name` at its third step. Without this script the diagrams are there to be read.
;(function () {
  "use strict"

  const still = window.matchMedia("(prefers-reduced-motion: reduce)")

  function element(kind, name, text) {
    const made = document.createElement(kind)
    made.className = name
    made.textContent = text || ""
    if (kind === "button") made.type = "button"
    return made
  }

  function enhance(box) {
    const bar = box.querySelector(".stepper")
    const svg = box.querySelector(".picture svg")
    const rows = [...svg.querySelectorAll("g[id]")]
    const name = rows[0].id.replace(/:1$/, "")
    const said = [...box.querySelectorAll(".words li")].map(item => item.textContent)
    const ticks = [...box.querySelectorAll(".timeline g")]
    const clocks = []
    for (const row of rows) {
      const moment = row.querySelector(".moment")
      clocks.push(moment ? moment.textContent : clocks[clocks.length - 1] || "")
    }
    const fallen = rows.findIndex(row => row.matches(".broken, .due"))

    const back = element("button", "step", "Back")
    const next = element("button", "step", "Next")
    const jump = element("button", "step", "Where it breaks")
    const clock = element("b", "clock")
    const words = element("p", "said")
    const moment = element("div", "moment")
    const place = element("span", "place")
    const link = element("a", "here", "Link to this step")
    const all = element("button", "all", "Show all")
    const top = element("div", "controls")
    const foot = element("div", "foot")
    top.append(back, next, ...(fallen < 0 ? [] : [jump]))
    moment.append(clock, words)
    foot.append(place, link, all)
    // A table of the same steps: its first column leads to the rows of the diagram.
    const cells = rows.map(row => document.querySelector(`.order td:first-child a[href="#${row.id}"]`))
    moment.setAttribute("aria-live", "polite")
    bar.setAttribute("role", "group")
    bar.setAttribute("aria-label", "Step through the diagram")
    bar.append(top, moment, foot)

    const now = document.createElementNS("http://www.w3.org/2000/svg", "rect")
    now.setAttribute("class", "now")
    svg.insertBefore(now, svg.querySelector("rect"))

    let step = 0 // 0: the whole diagram
    let told // the timer of "Copied"

    function show(to, scroll) {
      step = Math.max(0, Math.min(rows.length, to))
      const row = rows[step - 1]
      box.classList.toggle("stepping", step > 0)
      rows.forEach((each, at) => each.classList.toggle("later", step > 0 && at >= step))
      cells.forEach((cell, at) => cell && cell.closest("tr").classList.toggle("current", at === step - 1))
      ticks.forEach(tick => tick.classList.toggle("current", step > 0 && tick.dataset.at === clocks[step - 1]))
      back.setAttribute("aria-disabled", step === 0)
      next.setAttribute("aria-disabled", step === rows.length)
      jump.setAttribute("aria-disabled", step === fallen + 1)
      clock.textContent = step ? clocks[step - 1] : ""
      place.textContent = `${step} of ${rows.length}`
      link.href = `#${name}:${step}`
      link.textContent = "Link to this step"
      words.textContent = ""
      if (!row) return
      words.textContent = said[step - 1].replace(`${clocks[step - 1]}: `, "")
      if (row.matches(".broken, .due")) {
        words.textContent = words.textContent.replace(/(Broken|Due): /, "")
        words.prepend(element("b", "breaks", "Here it breaks"), " ")
      }
      const around = row.getBBox()
      now.setAttribute("x", 0)
      now.setAttribute("width", svg.viewBox.baseVal.width)
      now.setAttribute("y", around.y - 3)
      now.setAttribute("height", around.height + 6)
      if (scroll) reveal(row)
    }

    // The bar sticks to the top of the window while one steps: the row must be seen below it.
    function reveal(row) {
      const covered = (parseFloat(getComputedStyle(bar).top) || 0) + bar.offsetHeight + 8
      const seen = row.getBoundingClientRect()
      if (seen.top >= covered && seen.bottom <= window.innerHeight - 8) return
      const behavior = still.matches ? "auto" : "smooth"
      window.scrollBy({ top: seen.top - covered - (window.innerHeight - covered) / 4, behavior })
    }

    back.addEventListener("click", () => show(step - 1, true))
    next.addEventListener("click", () => show(step + 1, true))
    jump.addEventListener("click", () => show(fallen + 1, true))
    all.addEventListener("click", () => {
      show(0)
      next.focus({ preventScroll: true })
    })
    link.addEventListener("click", event => {
      event.preventDefault()
      history.replaceState(history.state, "", link.hash)
      const copied = navigator.clipboard ? navigator.clipboard.writeText(location.href) : Promise.reject()
      copied.then(() => "Copied", () => "In the address bar").then(answer => {
        link.textContent = answer
        clearTimeout(told)
        told = setTimeout(() => (link.textContent = "Link to this step"), 3000)
      })
    })
    bar.addEventListener("keydown", event => {
      const to = { ArrowRight: step + 1, ArrowDown: step + 1, ArrowLeft: step - 1, ArrowUp: step - 1, Home: 1, End: rows.length, Escape: 0 }[event.key]
      if (to === undefined || event.altKey || event.ctrlKey || event.metaKey) return
      event.preventDefault()
      show(to, true)
    })
    rows.forEach((row, at) => row.addEventListener("click", () => show(at + 1)))
    show(0)
    box.show = show
  }

  function follow(to) {
    const [, name, step] = /^#(.+):(\d+)$/.exec(decodeURIComponent(to.hash)) || []
    const row = name && document.getElementById(`${name}:1`)
    const box = row && row.closest(".stepped")
    if (box && box.show) box.show(Number(step), true)
  }

  function start() {
    document.querySelectorAll(".stepped").forEach(box => box.show || enhance(box))
    follow(location)
  }

  window.addEventListener("hashchange", () => follow(location))
  document.addEventListener("click", event => {
    // Material's instant navigation changes the address without a word about it.
    const link = event.target.closest("a[href*='#']")
    if (link && !link.matches(".here") && link.pathname === location.pathname) setTimeout(() => follow(link), 0)
  })
  window.addEventListener("load", () => requestAnimationFrame(() => follow(location))) // the browser has now gone to the row by itself
  if (window.document$) window.document$.subscribe(start) // Material's instant navigation: once for each page
  else start()
})()
