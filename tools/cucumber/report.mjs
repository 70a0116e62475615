/* Cucumber Messages (standard input) as Cucumber's own HTML report (standard output). tests/standards looks at it. */

import { createInterface } from "node:readline"
import { Readable } from "node:stream"
import { pipeline } from "node:stream/promises"
import { CucumberHtmlStream } from "@cucumber/html-formatter"

const messages = async function* () {
  for await (const line of createInterface({ input: process.stdin })) yield JSON.parse(line)
}

await pipeline(Readable.from(messages()), new CucumberHtmlStream(), process.stdout)
