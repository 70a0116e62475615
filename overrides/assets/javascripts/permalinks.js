/* A button beside everything that has an address of its own: it copies the address and says so.

   It takes the place of the sign that the headings have without JavaScript. A heading that is itself a link (an answer in
   a list) gives away where that link leads. */

;(function () {
  "use strict"

  const sign = path =>
    '<svg viewBox="0 0 24 24" aria-hidden="true"><path fill="none" stroke="currentColor" stroke-width="2.2" ' +
    `stroke-linecap="round" stroke-linejoin="round" d="${path}"/></svg>`
  const CHAIN = sign("M10 14a4.2 4.2 0 0 0 6 0l4-4a4.2 4.2 0 0 0-6-6l-1.2 1.2M14 10a4.2 4.2 0 0 0-6 0l-4 4a4.2 4.2 0 0 0 6 6l1.2-1.2")
  const SHEETS = sign("M9 9h11v11H9zM5 15H4V4h11v1")

  const page = () => location.href.split("#")[0]

  /* Pages from a disk may not have the clipboard: then the old way, and if that fails too, a box to copy from. */
  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text)
      return true
    } catch {
      const box = Object.assign(document.createElement("textarea"), { value: text })
      box.setAttribute("style", "position:fixed;opacity:0")
      document.body.append(box)
      const back = document.activeElement
      box.select()
      const done = document.execCommand("copy")
      box.remove()
      if (back) back.focus()
      if (!done) prompt("Copy this:", text)
      return done
    }
  }

  let spoken
  function say(button, words) {
    if (!spoken || !spoken.isConnected) {
      spoken = Object.assign(document.createElement("p"), { className: "unseen" })
      spoken.setAttribute("role", "status")
      document.body.append(spoken)
    }
    spoken.textContent = ""
    setTimeout(() => (spoken.textContent = words), 50) // a status that does not change is not read
    button.dataset.said = words
    clearTimeout(button.fades)
    button.fades = setTimeout(() => delete button.dataset.said, 1800)
  }

  function button(label, text, said, sign = CHAIN) {
    const made = Object.assign(document.createElement("button"), { type: "button", className: "copy", innerHTML: sign })
    made.setAttribute("aria-label", label)
    made.title = label
    made.addEventListener("click", async () => (await copy(text())) && say(made, said))
    return made
  }

  function begin() {
    for (const sign of document.querySelectorAll(".md-content .headerlink")) {
      const heading = sign.parentElement
      const own = heading.querySelector("a:not(.headerlink)")
      const name = [...heading.childNodes].filter(node => node !== sign).map(node => node.textContent).join("").trim()
      const address = () =>
        own && own.textContent.trim() === name ? own.href : page() + (heading.tagName === "H1" ? "" : `#${heading.id}`)
      sign.replaceWith(button("Copy link", address, "Link copied"))
    }
    for (const step of document.querySelectorAll(".steps li[id]:not(:has(.copy))"))
      step.append(button("Copy link", () => `${page()}#${step.id}`, "Link copied"))
    for (const id of document.querySelectorAll(".rule-id:not(:has(.copy)) code"))
      id.after(button(`Copy the id ${id.textContent}`, () => id.textContent, "Id copied", SHEETS))
    for (const whole of document.querySelectorAll("[data-copy-address]:not([data-ready])")) {
      whole.dataset.ready = "yes"
      whole.addEventListener("click", async () => (await copy(location.href)) && say(whole, "Link copied"))
    }
  }

  if (window.document$) window.document$.subscribe(begin)
  else begin()
})()
