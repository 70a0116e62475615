// The screen explorer: the address says which state is shown, the form says it in words. Every state was computed when
// the site was made (explorer-states.js, which only that page loads); nothing is decided here.
(function () {
  "use strict"

  const number = release => release.split(".").reduce((sum, part, place) => sum + part / 100 ** place, 0)

  // A release that the form does not list by name belongs to the newest span that had begun by then.
  function spanOf(release, data) {
    const spans = data.releases.map(span => number(span[0]))
    const found = spans.filter(first => first <= number(release || "x")).length - 1
    return found < 0 ? spans.length - 1 : found
  }

  // What the address says; what it leaves out, or says wrongly, is the first answer.
  function read(data) {
    const said = new URLSearchParams(location.hash.slice(1))
    const state = { span: spanOf(said.get("ios"), data) }
    for (const [key, answers] of data.choices) state[key] = answers.includes(said.get(key)) ? said.get(key) : answers[0]
    return state
  }

  function render(announce) {
    const form = document.getElementById("explorer")
    const data = window.callkitStates
    if (!form || !data) return // another page, or one that is still loading
    const state = read(data)
    form.elements.ios.value = data.releases[state.span][0]
    let place = 0
    for (const [key, answers] of data.choices) {
      form.elements[key].value = state[key]
      place = place * answers.length + answers.indexOf(state[key])
    }
    const shown = document.getElementById("explored")
    shown.innerHTML = data.states[state.span][place].map(column => data.columns[column]).join("")
    if (!announce) return
    const said = [...shown.children].map(column => column.dataset.said).join(" ")
    document.getElementById("explored-said").textContent = said
  }

  function start() {
    const form = document.getElementById("explorer")
    if (!form) return
    form.addEventListener("change", () => {
      location.hash = new URLSearchParams(new FormData(form)).toString()
    })
    form.addEventListener("submit", event => event.preventDefault())
    if (window.callkitStates) return render()
    const states = document.createElement("script")
    states.src = form.dataset.states
    states.addEventListener("load", () => render())
    document.head.append(states)
  }

  window.addEventListener("hashchange", () => render(true))
  if (window.document$) window.document$.subscribe(start) // Material's instant navigation: once for each page
  else start()
})()
