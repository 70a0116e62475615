/* `make lighthouse`: one page of each kind, served as a host would serve it, must be as good as Lighthouse can tell.

   Accessibility, best practices and search engines: 100 of 100. Performance on a slow phone with a slow network: 95, in
   the median of up to three runs, since that figure is a simulation on a machine that may be busy. */

import { createReadStream, existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs"
import { createServer } from "node:http"
import { extname, join, normalize } from "node:path"
import { pipeline } from "node:stream"
import { createGzip } from "node:zlib"
import { launch } from "chrome-launcher"
import lighthouse from "lighthouse"

const SITE = "site"
const REPORTS = "build/lighthouse"
const WANTED = { accessibility: 1, "best-practices": 1, seo: 1, performance: 0.95 }
const RUNS = 3
const CHROMIUM = process.env.CHROMIUM ?? "/usr/bin/chromium"
const TYPES = {
  ".css": "text/css", ".html": "text/html", ".js": "text/javascript", ".json": "application/json",
  ".svg": "image/svg+xml", ".xml": "application/xml", ".png": "image/png",
}

/** The first page of a folder that is no list: which one it is makes no difference. */
const first = (folder) => `${folder}/${readdirSync(join(SITE, folder)).filter((name) => name.endsWith(".html") && name !== "index.html").sort()[0]}`

const pages = () => [
  "index.html", "restrictions/index.html", first("restrictions/ui"), "questions.html", first("questions"),
  "checklist.html", "results.html", "versions.html", "how-the-model-thinks.html", "reference/phone.html",
]

/** A host: compressed text, long-lived assets. */
const serve = () => createServer((request, response) => {
  const path = normalize(decodeURIComponent(new URL(request.url, "http://host").pathname))
  const file = join(SITE, path)
  if (!existsSync(file) || !extname(file)) return response.writeHead(404).end()
  const kept = path.startsWith("/assets/") ? "public, max-age=31536000, immutable" : "no-cache"
  const type = `${TYPES[extname(file)] ?? "application/octet-stream"}; charset=utf-8`
  response.writeHead(200, { "content-type": type, "content-encoding": "gzip", "cache-control": kept })
  pipeline(createReadStream(file), createGzip(), response, () => {})
})

const audit = async (url, port) => {
  const { lhr, report } = await lighthouse(url, { port, logLevel: "error", output: "html" })
  return { lhr, report, scores: Object.fromEntries(Object.keys(WANTED).map((kind) => [kind, lhr.categories[kind].score])) }
}

/** Up to three runs, until performance is good or the median is known; the run in the middle counts. */
const median = async (url, port) => {
  const runs = [await audit(url, port)]
  if (runs[0].scores.performance >= WANTED.performance) return runs[0]
  while (runs.length < RUNS) runs.push(await audit(url, port))
  return runs.sort((one, other) => one.scores.performance - other.scores.performance)[(RUNS - 1) / 2]
}

/** What kept a category from its mark, by the words of Lighthouse. */
const reasons = (lhr, kind) => lhr.categories[kind].auditRefs
  .filter(({ id, weight }) => weight && lhr.audits[id].score !== null && lhr.audits[id].score < 1)
  .map(({ id }) => `    ${kind}: ${lhr.audits[id].title} ${lhr.audits[id].displayValue ?? ""}`)

if (!existsSync(join(SITE, "index.html"))) {
  console.error(`There is no page in ${SITE}/: run \`make site\` first.`)
  process.exit(2)
}
if (!existsSync(CHROMIUM)) {
  console.error(`There is no Chromium at ${CHROMIUM}: install it, or name another as in \`make lighthouse CHROMIUM=…\`.`)
  process.exit(2)
}

mkdirSync(REPORTS, { recursive: true })
const host = serve().listen(0, "127.0.0.1")
await new Promise((ready) => host.once("listening", ready))
const flags = ["--headless=new", "--no-sandbox", "--disable-gpu"]
const chrome = await launch({ chromePath: CHROMIUM, chromeFlags: flags, logLevel: "error" })
let failed = 0
try {
  for (const page of process.argv.length > 2 ? process.argv.slice(2) : pages()) {
    const { lhr, report, scores } = await median(`http://127.0.0.1:${host.address().port}/${page}`, chrome.port)
    writeFileSync(join(REPORTS, `${page.replaceAll("/", "-")}`), report)
    const missed = Object.keys(WANTED).filter((kind) => scores[kind] < WANTED[kind])
    failed += missed.length
    const said = Object.entries(scores).map(([kind, score]) => `${kind} ${Math.round(score * 100)}`).join(", ")
    console.log(`${missed.length ? "✕" : "✓"} ${page}: ${said}`)
    for (const kind of missed) console.log(reasons(lhr, kind).join("\n"))
  }
} finally {
  await chrome.kill()
  host.close()
}
process.exit(failed ? 1 : 0)
