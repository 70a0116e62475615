/* The search field of "Can we…?": answers as somebody types, the query in the address (#q=…), nothing from a network.

   The cards of the answers are in the page; what fits is moved into one list, best first, and moved back when the
   field is empty. */

;(function () {
  "use strict"

  const MOST = 8 // answers shown
  const MOST_RESTRICTIONS = 5
  const ENOUGH = 0.16 // of what a perfect answer scores: below that it is no answer
  const NEAR_THE_BEST = 0.4 // of what the best one scores
  const DOUBTFUL = 0.5 // of what was asked is nowhere in the best one: then it is said

  function begin() {
    const data = document.getElementById("can-we-index")
    const form = document.querySelector(".find")
    if (!data || !form || form.dataset.ready) return
    form.dataset.ready = "yes"
    const field = form.querySelector("input")
    const count = form.querySelector(".count")
    const list = document.querySelector(".answers")
    const found = document.querySelector(".found")
    const nothing = document.querySelector(".found-nothing")
    const nearest = document.querySelector(".found-nearest")
    const cards = [...list.querySelectorAll(".answer")].map(card => ({ card, home: card.parentElement, slug: card.querySelector("h3").id }))
    const bySlug = new Map(cards.map(each => [each.slug, each.card]))
    let index // made when the first question is asked: a page that is only read need not wait for it
    const rank = query => (index ??= callkitRanking(JSON.parse(data.textContent)))(query)

    const best = (hits, line, most) => hits.filter(hit => hit.score >= line).slice(0, most).map(hit => hit.entry)

    function show(query) {
      if (found.childElementCount) {
        for (const { card, home } of cards) {
          home.append(card)
          card.querySelector("details").open = false
        }
      }
      const asked = query.trim().length > 1
      const hits = asked ? rank(query) : []
      const line = hits.length ? Math.max(ENOUGH, hits[0].score * NEAR_THE_BEST) : 0
      const answers = best(hits.filter(hit => hit.entry.at), line, MOST)
      const rules = best(hits.filter(hit => hit.entry.page), line, MOST_RESTRICTIONS)
      found.replaceChildren(...answers.map(entry => bySlug.get(entry.at)))
      for (const card of found.children) card.querySelector("details").open = true
      if (answers.length) found.prepend(Object.assign(document.createElement("h2"), { className: "unseen", textContent: "Answers" }))
      if (rules.length) found.append(...about(rules))
      list.hidden = asked
      found.hidden = !asked
      nothing.hidden = !asked || answers.length + rules.length > 0
      nearest.hidden = !nothing.hidden || !asked || hits[0].missing < DOUBTFUL
      const words = (number, one, more) => `${number || "no"} ${number === 1 ? one : more}`
      count.textContent = asked ? `${words(answers.length, "answer", "answers")}, ${words(rules.length, "restriction", "restrictions")}`.replace(/^n/, "N") : `${cards.length} answers`
    }

    function about(rules) {
      const heading = Object.assign(document.createElement("h2"), { textContent: "Restrictions about this" })
      const list = document.createElement("ul")
      for (const rule of rules) {
        const item = document.createElement("li")
        item.append(Object.assign(document.createElement("a"), { href: rule.page, textContent: rule.title }), " ")
        item.append(Object.assign(document.createElement("span"), { className: "badge", textContent: rule.since }))
        list.append(item)
      }
      return [heading, list]
    }

    function fromAddress() {
      const query = (location.hash.startsWith("#q=") && new URLSearchParams(location.hash.slice(1)).get("q")) || ""
      if (query !== field.value) field.value = query
      show(query)
    }

    let later
    function toAddress() {
      clearTimeout(later)
      later = setTimeout(() => {
        const query = field.value.trim()
        const address = location.href.split("#")[0] + (query ? `#q=${encodeURIComponent(query)}` : "")
        if (address !== location.href) history.replaceState(history.state, "", address)
      }, 250) // browsers refuse an address that changes with every key
    }

    field.addEventListener("input", () => (show(field.value), toAddress()))
    field.addEventListener("keydown", event => {
      if (event.key !== "Escape" || !field.value) return
      event.preventDefault()
      field.value = ""
      show("")
      toAddress()
    })
    form.addEventListener("submit", event => event.preventDefault())
    addEventListener("hashchange", () => {
      if (!form.isConnected) return
      if (!location.hash || location.hash.startsWith("#q=")) fromAddress()
      else if (bySlug.has(location.hash.slice(1)) && field.value) { // a link to one answer: show the whole list again
        field.value = ""
        show("")
        document.getElementById(location.hash.slice(1)).scrollIntoView()
      }
    })
    if (location.hash.startsWith("#q=")) fromAddress()
    else show(field.value) // with what somebody typed before this script had started
  }

  if (window.document$) window.document$.subscribe(begin)
  else begin()
})()
