/* The worker behind the page "Check your app": Pyodide, and in it the project's own wheel.

   Everything it needs comes in the first message, as a box of files. It has no network: what Pyodide would fetch is
   looked for in the box and nowhere else, so nothing that is dropped on the page can leave it. */

const FOLDER = "/dropped"
let python

const shut = (box) => {
  for (const door of ["XMLHttpRequest", "WebSocket", "WebTransport", "EventSource"]) self[door] = undefined
  self.fetch = async (address) => {
    const name = String(address).split("/").pop()
    if (!(name in box)) throw new Error(`${name} is not in the box`)
    return new Response(box[name], { headers: { "content-type": "application/wasm" } })
  }
}

const start = async (box) => {
  const load = (name) => import(URL.createObjectURL(new Blob([box[name]], { type: "text/javascript" })))
  const { loadPyodide } = await load("pyodide.mjs")
  const { default: createPyodideModule } = await load("pyodide.asm.mjs")
  shut(box)
  const lockFileContents = new TextDecoder().decode(box["pyodide-lock.json"])
  const started = await loadPyodide({ indexURL: "box:/", packageBaseUrl: "box:/", lockFileContents, createPyodideModule })
  started.FS.writeFile("/rules.whl", new Uint8Array(box["rules.whl"]))
  started.FS.mkdir(FOLDER)
  started.runPython(`
    import os, shutil, sys
    shutil.unpack_archive("/rules.whl", "/rules", "zip")
    sys.path.append("/rules")
    os.chdir("${FOLDER}")
  `)
  return started
}

self.onmessage = async ({ data: { box, files, site } }) => {
  try {
    if (!python) {
      postMessage({ step: "Starting Python …" })
      python = await start(box)
    }
    postMessage({ step: "Looking at it …" })
    const { FS } = python
    // the files are read where they are, piece by piece; none is copied
    FS.mount(FS.filesystems.WORKERFS, { blobs: files }, FOLDER)
    try {
      const answer = python.pyimport("callkit_restrictions.report.dropped").answer(files.map(({ name }) => name), site)
      postMessage({ html: answer.html, said: answer.said })
    } finally {
      FS.unmount(FOLDER)
    }
  } catch (problem) {
    postMessage({ error: String(problem.message).trim().split("\n").pop() })
  }
}
