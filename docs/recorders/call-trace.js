/**
 * Writes what an app lives through around its calls as a trace: JSON, one line for each event, for
 * `callkit-restrictions check`.
 *
 *     const trace = new CallTrace(append, { ios: Platform.Version, starts: "running", sees: ["CXAnswerCallAction"] })
 *     trace.record("system", "CXAnswerCallAction.perform", { uuid: callUUID })
 *
 * `append` adds one line to a file, now or soon; the recorder hands it one line at a time, in order. Nothing here throws:
 * a recorder must not break the app that it watches.
 *
 * @typedef {"app" | "system" | "user" | "remote"} Who
 * @typedef {"launch" | "running" | "mid-call"} Start where the recording begins
 * @typedef {{ ios?: string, device?: string, starts: Start, sees: string[] }} About what the first line tells
 */
export class CallTrace {
  /**
   * `about.sees`: the names, or their beginnings, of all events that you record. What is not in it cannot be held
   * against the app, so leave out what you do not record, and never leave out what you do.
   *
   * @param {(line: string) => void | Promise<void>} append
   * @param {About} about
   * @param {() => number} now milliseconds that never go back
   */
  constructor(append, { ios, device, starts, sees }, now = () => performance.now()) {
    this.append = append
    this.now = now
    this.began = now()
    this.ended = false
    /** @type {Promise<void>} everything that was written until now */
    this.written = Promise.resolve()
    this.write({ format: "callkit-trace", version: 1, platform: { ios, device }, starts, sees })
  }

  /**
   * Records one event, now. `inferred` marks what you conclude and did not see.
   *
   * @param {Who} who
   * @param {string} event
   * @param {Record<string, unknown>} [args]
   * @param {{ inferred?: boolean }} [how]
   */
  record(who, event, args, { inferred } = {}) {
    this.write({ t: this.seconds(), who, event, args, inferred: inferred || undefined })
  }

  /** Ends the recording on purpose. Without this the trace counts as cut off, which is right after a kill. */
  end() {
    this.write({ t: this.seconds(), end: true })
    this.ended = true
    return this.written
  }

  seconds() {
    return Math.round(this.now() - this.began) / 1000
  }

  /** @param {Record<string, unknown>} content */
  write(content) {
    if (this.ended) return
    let line = ""
    try {
      line = JSON.stringify(content) // also writes the line ends inside a text as \n: an event stays one line
    } catch {
      line = JSON.stringify({ ...content, args: undefined }) // a circle among the arguments
    }
    this.written = this.written.then(() => this.append(`${line}\n`)).catch(() => {})
  }
}
