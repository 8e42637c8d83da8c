import { readFileSync, readdirSync } from 'node:fs'
import { z } from 'zod'

export type RecordedEvent = { readonly name: string; readonly body: unknown }

const folder = new URL('../fixtures/converse-stream/', import.meta.url)
const line = z.record(z.string(), z.unknown())

const eventOf = (text: string): RecordedEvent => {
  const [entry] = Object.entries(line.parse(JSON.parse(text)))
  if (entry === undefined) throw new Error('An empty event in a recorded stream.')
  return { name: entry[0], body: entry[1] }
}

/** The streams in tests/fixtures/converse-stream by name, one event a line as it came over the wire. */
export const recordedStreams: ReadonlyMap<string, readonly RecordedEvent[]> = new Map(
  readdirSync(folder)
    .filter((file) => file.endsWith('.jsonl'))
    .map((file) => [file.replace('.jsonl', ''), readFileSync(new URL(file, folder), 'utf8').trim().split('\n').map(eventOf)]),
)
