// The readers from npm: a request a line on standard input, {"peer","task","texts"}, and an
// answer a line: for "time" the seconds, for "tags" the [word, tag] of each text, for "names"
// the [start, length, type] of each, in UTF-16 units.
import { createInterface } from 'node:readline'
import winkNLP from 'wink-nlp'
import model from 'wink-eng-lite-web-model'
import nlp from 'compromise'

const wink = winkNLP(model)
const its = wink.its

// compromiseNames leaves out titles, articles and the possessive, which are no part of the gold names.
function compromiseNames (text) {
  const doc = nlp(text)
  const found = []
  for (const [type, view] of [['PER', doc.people()], ['LOC', doc.places()], ['ORG', doc.organizations()]]) {
    for (const { terms } of view.json({ offset: true })) {
      while (terms.length > 1 && (terms[0].tags.includes('Honorific') || /^the$/i.test(terms[0].text))) terms.shift()
      const last = terms[terms.length - 1]
      const start = terms[0].offset.start
      found.push([start, last.offset.start + last.text.replace(/['’]s?$/, '').length - start, type])
    }
  }
  return found
}

const peers = {
  'wink-nlp': {
    time: text => wink.readDoc(text).tokens().out(its.pos).length,
    tags: text => {
      const tokens = wink.readDoc(text).tokens()
      const pos = tokens.out(its.pos)
      return tokens.out().map((word, i) => [word, pos[i]])
    }
  },
  compromise: {
    time: text => compromiseNames(text).length,
    names: compromiseNames
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  const { peer, task, texts } = JSON.parse(line)
  const start = process.hrtime.bigint()
  const out = texts.map(peers[peer][task])
  const secs = Number(process.hrtime.bigint() - start) / 1e9
  console.log(JSON.stringify(task === 'time' ? { secs } : { out }))
}
