/* The checklist remembers what is settled, on this device. Without JavaScript its boxes are for a pen. */
{
  const KEY = "callkit-restrictions.checklist"

  const settled = () => {
    try { return JSON.parse(localStorage.getItem(KEY)) || {} } catch { return {} }
  }

  const settle = (line, done) => {
    try { localStorage.setItem(KEY, JSON.stringify({ ...settled(), [line]: done })) } catch { /* forgotten on leaving */ }
  }

  // what stands before the first restriction: who settles it, and the question
  const question = (line) => {
    const nodes = [...line.childNodes]
    return nodes.slice(0, nodes.findIndex((node) => node.nodeName === "A")).map((node) => node.textContent).join("").trim()
  }

  const start = () => {
    const list = document.querySelector(".checklist")
    if (!list || list.querySelector("input")) return
    const lines = [...list.querySelectorAll("li[id]")]
    const status = document.createElement("p")
    status.className = "settled"
    status.setAttribute("role", "status")
    const count = () => {
      status.textContent = `${list.querySelectorAll("input:checked").length} of ${lines.length} settled`
    }
    for (const line of lines) {
      const box = document.createElement("input")
      box.type = "checkbox"
      box.checked = Boolean(settled()[line.id])
      box.setAttribute("aria-label", question(line))
      box.addEventListener("change", () => { settle(line.id, box.checked); count() })
      line.prepend(box)
    }
    count()
    list.append(status)
  }

  // Material replaces the page without loading another one when it is served; from disk each page is a document.
  if (window.document$) window.document$.subscribe(start)
  else start()
}
