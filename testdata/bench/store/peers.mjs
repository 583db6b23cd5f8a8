// The peers from npm: node peers.mjs FILE HUB prints {"task","name","secs"}, one a line.
import { readFileSync } from 'node:fs'
import oxigraph from 'oxigraph'
import N3 from 'n3'

const [file, hub] = process.argv.slice(2)
const text = readFileSync(file, 'utf8')
const lines = text.split('\n').length - 1
const mentions = 'https://schema.org/mentions'
const clock = () => Number(process.hrtime.bigint()) / 1e9

function timed (task, name, per, f) {
  const start = clock()
  const result = f()
  console.log(JSON.stringify({ task, name, secs: (clock() - start) / per }))
  return result
}

const ox = new oxigraph.Store()
timed('bulk load', 'oxigraph', lines, () => ox.load(text, { format: 'application/n-quads', no_transaction: true }))
const query = `SELECT ?c WHERE { GRAPH ?g { ?a <${mentions}> <${hub}> } GRAPH ?h { ?a <${mentions}> ?c } }`
for (let i = 0; i < 5; i++) timed('2 hops', 'oxigraph', 1, () => ox.query(query).length)
timed('export', 'oxigraph', lines, () => ox.dump({ format: 'application/n-quads' }).length)

const n3 = new N3.Store()
timed('bulk load', 'n3', lines, () => { n3.addQuads(new N3.Parser({ format: 'application/n-quads' }).parse(text)) })
const { namedNode } = N3.DataFactory
for (let i = 0; i < 5; i++) {
  timed('2 hops', 'n3', 1, () => {
    let n = 0
    for (const q of n3.getQuads(null, namedNode(mentions), namedNode(hub), null)) n += n3.getQuads(q.subject, namedNode(mentions), null, null).length
    return n
  })
}
timed('export', 'n3', lines, () => new N3.Writer({ format: 'application/n-quads' }).quadsToString(n3.getQuads(null, null, null, null)).length)
