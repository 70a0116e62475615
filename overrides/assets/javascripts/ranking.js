/* Which entries answer a question that somebody typed, best first. No page is touched here.

   const rank = callkitRanking({entries, synonyms, stop})
   rank("can we show video before answering")  // [{entry, score, missing}, ...]

   An entry is {title, said, also, aside}: its texts, by how much a word in them counts. A word of the query counts by
   how rare it is; it may be met by itself, by a word that means the same, by a word that it is the beginning of, or, if
   nobody knows it, by one that is spelt nearly so. What is missing of the query, by how rare it is, lowers the score:
   a rare word says what is meant, and common ones only where. A phrase that has a meaning, and no entry, is one that
   nothing here is about. */

var callkitRanking = (function () {
  "use strict"

  const WEIGHTS = { title: 3, also: 1.6, said: 1.2, aside: 0.6 }
  const SAME_MEANING = 0.8
  const BEGINNING = 0.8
  const NEARLY = 0.75
  const IN_A_PHRASE = 0.35 // a phrase says more than its words: by themselves they may mean something else
  const MISSING = 0.35
  const COMMON = 4 // a word that every fourth entry has is no sign that an entry is meant, nor that it is not

  function plain(text) {
    return text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase()
      .replace(/['\u2019]s\b/g, "").replace(/['\u2019]/g, "").replace(/(\d)([a-z])/g, "$1 $2").replace(/[^a-z0-9]+/g, " ").trim()
  }

  /* Crude, and the same for queries and entries: answers, answered, answering -> answer. */
  function stem(word) {
    if (word.length < 4) return word
    let root = word.replace(/ies$/, "y").replace(/(ss|us|is)$|s$/, "$1")
    if (root.length > 5) root = root.replace(/(ing|ed|ly)$/, "")
    return root.replace(/e$/, "").replace(/([bdfgmnprt])\1$/, "$1")
  }

  const stems = text => plain(text).split(" ").filter(Boolean).map(stem)

  /* How many letters have to be put in, taken out, changed or swapped; more than `limit` is not counted. */
  function distance(one, other, limit) {
    if (Math.abs(one.length - other.length) > limit) return limit + 1
    let before = [], last = [...Array(other.length + 1).keys()]
    for (let i = 1; i <= one.length; i++) {
      const row = [i]
      for (let j = 1; j <= other.length; j++) {
        const same = one[i - 1] === other[j - 1]
        row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1))
        if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1])
          row[j] = Math.min(row[j], before[j - 2] + 1)
      }
      before = last
      last = row
    }
    return last[other.length]
  }

  return function (index) {
    const stop = new Set(index.stop.map(word => stem(plain(word))))
    const groups = index.synonyms.map(group => group.map(phrase => stems(phrase).join(" ")))

    /* The meanings in a row of stems, each named after its group. */
    function meanings(words) {
      const line = ` ${words.join(" ")} `
      return groups.flatMap((group, number) => (group.some(phrase => line.includes(` ${phrase} `)) ? [`#${number}`] : []))
    }

    /* The meanings, of these, whose phrase holds the word at this place. */
    function phrasesAt(words, place, whole) {
      return whole.filter(meaning => groups[meaning.slice(1)].some(phrase => {
        const length = phrase.split(" ").length
        for (let start = Math.max(0, place - length + 1); start <= place; start++)
          if (words.slice(start, start + length).join(" ") === phrase) return true
        return false
      }))
    }

    const documents = index.entries.map(entry => {
      const terms = new Map()
      for (const [field, weight] of Object.entries(WEIGHTS)) {
        const words = stems(entry[field] || "")
        for (const term of [...words, ...meanings(words)]) terms.set(term, Math.max(weight, terms.get(term) || 0))
      }
      return { entry, terms, title: new Set(stems(entry.title).filter(word => !stop.has(word))) }
    })

    const found = new Map()
    for (const { terms } of documents) for (const term of terms.keys()) found.set(term, (found.get(term) || 0) + 1)
    const rarity = term => Math.log(1 + documents.length / (found.get(term) || 1))
    const known = new Set([...found.keys(), ...groups.flat().flatMap(phrase => phrase.split(" "))].filter(word => word[0] !== "#"))

    function corrected(word) {
      if (known.has(word) || stop.has(word) || word.length < 4) return word
      const limit = word.length < 9 ? 1 : 2
      let best = word, least = limit + 1
      for (const other of known) {
        if (other.length < 3 || other[0] !== word[0] || stop.has(other)) continue
        const far = distance(word, other, limit)
        if (far > limit) continue
        if (far < least || (far === least && (found.get(other) || 0) > (found.get(best) || 0))) {
          best = other
          least = far
        }
      }
      return best
    }

    return function (query) {
      const typed = stems(query)
      const unfinished = /[a-z0-9]$/i.test(query.trim()) && query === query.trimEnd() ? typed.length - 1 : -1
      const asked = [] // each a list of alternatives: [term, how much it counts]
      const wanted = [] // for each word that has to be met: its place, and its alternatives
      const words = typed.map((word, place) => {
        if (stop.has(word)) return word
        const beginnings = place === unfinished && word.length > 1 && !known.has(word) ? [...known].filter(other => other.startsWith(word)) : []
        if (beginnings.length) {
          asked.push(beginnings.flatMap(other => [[other, BEGINNING], ...meanings([other]).map(meaning => [meaning, SAME_MEANING * BEGINNING])]))
          wanted.push([place, asked.at(-1)])
          return word
        }
        const right = corrected(word)
        const counts = right === word ? 1 : NEARLY
        asked.push([[right, counts], ...meanings([right]).map(meaning => [meaning, SAME_MEANING * counts])])
        wanted.push([place, asked.at(-1)])
        return right
      })
      const whole = meanings(words.filter(Boolean))
      if (whole.some(meaning => !found.has(meaning))) return []
      const single = new Set(asked.flat().map(([term]) => term))
      const phrases = whole.filter(meaning => !single.has(meaning))
      for (const [place, choices] of wanted)
        if (phrasesAt(words, place, phrases).length) choices.forEach(choice => (choice[1] *= IN_A_PHRASE))
      for (const meaning of phrases) asked.push([[meaning, 1.2]])

      const most = WEIGHTS.title * asked.reduce((sum, choices) => sum + Math.max(...choices.map(([term, counts]) => rarity(term) * counts)), 0)
      const spoken = new Set(words.filter((_, place) => !phrasesAt(words, place, phrases).length))
      const telling = wanted.filter(([, choices]) => choices.every(([term]) => (found.get(term) || 0) < documents.length / COMMON))
        .map(([place, choices]) => [choices, rarity(choices[0][0]), phrasesAt(words, place, whole)])
      const told = telling.reduce((sum, [, rare]) => sum + rare, 0)
      return documents
        .map(({ entry, terms, title }) => {
          let score = 0
          for (const choices of asked)
            score += Math.max(0, ...choices.map(([term, counts]) => (terms.get(term) || 0) * counts * rarity(term)))
          const met = [...title].filter(word => spoken.has(word)).reduce((sum, word) => sum + rarity(word), 0)
          const whole = [...title].reduce((sum, word) => sum + rarity(word), 0)
          const left = telling.filter(([choices, , phrases]) => ![...phrases, ...choices.map(([term]) => term)].some(term => terms.has(term)))
          const missing = left.reduce((sum, [, rare]) => sum + rare, 0) / (told || 1)
          return { entry, missing, score: (score / (most || 1)) * (1 + (0.4 * met) / (whole || 1)) * (1 - MISSING * missing) }
        })
        .filter(({ score }) => score > 0)
        .sort((one, other) => other.score - one.score)
    }
  }
})()
