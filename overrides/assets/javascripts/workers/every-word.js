/* The site's search as Material has it, but every word counts. Material's own worker (named in the address of this one)
   takes any word for enough, and each as the beginning of a longer one: "no" found "nowhere".

   A page answers that has all words somewhere; only if there is none, any word is enough. Words that say nothing are left
   out, endings too. Answers and rules come before what explains the model. Who writes lunr's signs (+ - " ~ ^ : *) is
   obeyed to the letter. */

;(() => {
  "use strict"

  const SIGNS = /["*~^]|(?:^|\s)[+-]|\b(?:title|text|tags):/
  const SHORT = 2 // letters of a word that is meant as it stands, and as no beginning
  const ROOT = 5 // letters that have to be left of a word without its ending
  const KINDS = [
    [/^(?:questions|restrictions\/\w+)\/(?!index)/, 3],
    [/^(?:reference|notes|steps|schemas|changes|results|drive|contributing|trace-format)\b/, 0.3],
  ]

  const root = word => {
    if (!/^[a-z]+$/i.test(word)) return word
    const cut = word.replace(/(?:ing|ed|e|(?<!s)s)$/i, "")
    return cut.length < (/s$/i.test(word) ? 3 : ROOT) ? word : cut.replace(/([bdgmnprt])\1$/i, "$1")
  }

  const rewritten = query => {
    if (SIGNS.test(query)) return query
    const words = query.split(/\s+/).filter(Boolean)
    const telling = words.filter(word => self.lunr.stopWordFilter(word.toLowerCase().replace(/\W+$/, "")))
    return (telling.length ? telling : words).map(root).join(" ")
  }

  const patch = lunr => {
    const plain = lunr.Index.prototype.search
    lunr.Index.prototype.search = function (said) {
      const asked = new lunr.Query(this.fields)
      new lunr.QueryParser(said, asked).parse()
      const simple = asked.clauses.every(({ presence, editDistance, fields, term }) =>
        presence === lunr.Query.presence.OPTIONAL && !editDistance && fields.length === this.fields.length && /^[^*]+\*$/.test(term))
      if (!simple) return plain.call(this, said)
      const words = asked.clauses.map(clause => {
        const word = clause.term.slice(0, -1)
        if (word.length <= SHORT && asked.clauses.length > 1) clause.term = word
        return { word, whole: clause.term === word }
      })
      const met = ({ matchData }) => {
        const terms = Object.keys(matchData.metadata)
        return words.filter(({ word, whole }) => terms.some(term => (whole ? term === word : term.startsWith(word))))
      }
      const found = this.query(query => asked.clauses.forEach(clause => query.clause(clause)))
        .map(result => ({ ...result, page: result.ref.split("#")[0], met: met(result) }))
      const pages = new Map()
      for (const { page, met } of found) pages.set(page, new Set([...pages.get(page) || [], ...met]))
      const most = Math.max(0, ...[...pages.values()].map(met => met.size))
      return found
        .filter(({ page }) => most < words.length || pages.get(page).size === most)
        .map(({ page, met, score, ...result }) => {
          const [, kind] = KINDS.find(([pattern]) => pattern.test(page)) || [, 1]
          const together = (met.length / words.length) ** 2 * 10 ** (pages.get(page).size - most)
          return { ...result, score: score * kind * together }
        })
    }
  }

  // from disk this is a script in a frame (iframe-worker), where `importScripts` only promises
  const own = typeof document === "undefined" ? location.href : document.currentScript.src
  const [, theirs] = /\?(search\.[\w.]+)/.exec(own)
  addEventListener("message", ({ data: message }) => { // heard before theirs, which reads what is in it
    if (self.lunr && typeof message.data === "string") message.data = rewritten(message.data)
  })
  let lunr
  Object.defineProperty(self, "lunr", { configurable: true, get: () => lunr, set: made => patch((lunr = made)) })
  importScripts(new URL(theirs, own).href)
})()
