/* "Check your app": what is dropped, chosen, or taken as the example is judged by the project's own Python package, in a
   worker of this page (tools/pyodide/worker.mjs). What that needs, some megabytes, is loaded when it is asked for. */
{
  let worker // one for as long as the page is open: Python starts once
  let form

  const byId = (id) => document.getElementById(id)
  const say = (text) => { if (byId("check-said")) byId("check-said").textContent = text }

  const script = (source) => new Promise((loaded, failed) => {
    const made = document.createElement("script")
    made.onload = loaded
    made.onerror = () => failed(new Error(`${source} could not be loaded`))
    made.src = source
    document.head.append(made)
  })

  // gzip in base64, see tools/checker.py
  const unpacked = async (text) => {
    const packed = await fetch(`data:application/gzip;base64,${text}`)
    return new Response(packed.body.pipeThrough(new DecompressionStream("gzip"))).arrayBuffer()
  }

  const started = async () => {
    for (const source of form.dataset.scripts.split(" ")) await script(source)
    const box = {}
    for (const [name, text] of Object.entries(window.callkitChecker)) box[name] = await unpacked(text)
    delete window.callkitChecker
    const source = new TextDecoder().decode(box["worker.mjs"])
    // From disk, something else stands where Worker was, for the search (iframe-worker): a new frame has the real one. And
    // the worker is given by its text, since a page that was opened from disk may name no file here.
    const realm = document.createElement("iframe")
    realm.hidden = true
    document.body.append(realm)
    const made = new realm.contentWindow.Worker(`data:text/javascript;charset=utf-8,${encodeURIComponent(source)}`, { type: "module" })
    return { made, box, realm }
  }

  /** What the worker makes of files; it says by the way what it is doing. */
  const asked = ({ made, box }, files) => new Promise((answered, failed) => {
    made.onerror = ({ message }) => failed(new Error(message || "the worker could not start"))
    made.onmessage = ({ data }) => {
      if (data.step) say(data.step)
      else if (data.error) failed(new Error(data.error))
      else answered(data)
    }
    made.postMessage({ box, files, site: new URL(".", location).href })
  })

  const stop = () => {
    worker?.then(({ realm }) => realm.remove(), () => {}) // and the worker with it
    worker = undefined
  }

  const scheme = () => document.body.dataset.mdColorScheme === "slate" ? "dark" : "light"

  /** The report is a document of its own, in which no script runs, whatever stands in it. */
  const show = (html) => {
    const frame = document.createElement("iframe")
    frame.title = "Report"
    frame.setAttribute("sandbox", "allow-same-origin allow-popups allow-popups-to-escape-sandbox")
    frame.srcdoc = html
    frame.addEventListener("load", () => {
      const inside = frame.contentDocument
      for (const link of inside.links) link.target = "_blank"
      for (const name of ["text", "code"])
        inside.documentElement.style.setProperty(`--${name}`, getComputedStyle(document.body).getPropertyValue(`--md-${name}-font-family`))
      const paint = () => { frame.style.colorScheme = inside.documentElement.style.colorScheme = scheme() }
      new MutationObserver(paint).observe(document.body, { attributeFilter: ["data-md-color-scheme"] })
      new ResizeObserver(() => { frame.style.height = `${inside.documentElement.offsetHeight}px` })
        .observe(inside.documentElement)
      paint()
    })
    const saved = document.createElement("a")
    saved.href = URL.createObjectURL(new Blob([html], { type: "text/html" }))
    saved.download = "callkit-report.html"
    saved.textContent = "Save this report as a file"
    const line = document.createElement("p")
    line.append(saved)
    byId("checked")?.replaceChildren(frame, line) // or the reader has gone to another page meanwhile
  }

  /** Names that are no paths, and each only once. */
  const named = (files) => {
    const taken = new Set()
    return files.map((file) => {
      const plain = file.name.replace(/^[-.]*$|\/|\0/g, "_")
      let name = plain
      for (let count = 2; taken.has(name); count++) name = `${count}. ${plain}`
      taken.add(name)
      return { name, data: file }
    })
  }

  /** The names stand beside the button, wherever the files came from. */
  let judged = []
  const name = (files) => {
    const held = new DataTransfer()
    for (const file of judged = files) held.items.add(file)
    byId("check-files").files = held.files
  }

  const check = async (files) => {
    if (!files.length || form.classList.contains("busy")) return
    name(files)
    form.classList.add("busy")
    byId("checked").replaceChildren()
    try {
      if (!worker) say(`Loading the checker, ${Math.round(form.dataset.size / 1e6)} MB …`)
      worker ??= started()
      const { html, said } = await Promise.race([
        worker.then((ready) => asked(ready, named(files))),
        new Promise((_, failed) => { byId("check-stop").onclick = () => failed(new Error("stopped")) }),
      ])
      show(html)
      say(said)
    } catch (problem) {
      stop()
      say(problem.message === "stopped" ? "Stopped." : `It could not be checked: ${problem.message}.`)
    } finally {
      form?.classList.remove("busy")
    }
  }

  const isFolder = (item) => item.webkitGetAsEntry?.()?.isDirectory

  const drop = (event) => {
    if (!form?.isConnected || !event.dataTransfer?.types.includes("Files")) return
    event.preventDefault() // or the browser would open the file in place of this page
    form.classList.toggle("aimed", event.type === "dragover")
    if (event.type !== "drop") return
    if ([...event.dataTransfer.items].some(isFolder)) say("A folder cannot be read here: drop the files that are in it.")
    else check([...event.dataTransfer.files])
  }

  const start = () => {
    form = byId("checker")
    if (!form?.dataset.scripts || form.dataset.ready) return
    form.dataset.ready = "yes"
    const chosen = byId("check-files")
    chosen.addEventListener("change", () => check([...chosen.files]))
    chosen.addEventListener("click", () => { chosen.value = "" }) // so that the same file can be chosen again
    chosen.addEventListener("cancel", () => name(judged))
    byId("check-example").addEventListener("click", () => {
      const lines = document.querySelector(".check-example code").textContent
      check([new File([lines], "example.jsonl")])
    })
    check([...chosen.files]) // a quick reader may have chosen before this script ran
  }

  for (const kind of ["dragover", "dragleave", "drop"]) document.addEventListener(kind, drop)
  // Material replaces the page without loading another one when it is served; from disk each page is a document.
  if (window.document$) window.document$.subscribe(start)
  else start()
}
