import { readFileSync, readdirSync } from 'node:fs'
import { z } from 'zod'

export type SampleEvent = { readonly name: string; readonly body: unknown }

const folder = new URL('../fixtures/converse-stream/', import.meta.url)
const line = z.record(z.string(), z.unknown())

const eventOf = (text: string): SampleEvent => {
  const [entry] = Object.entries(line.parse(JSON.parse(text)))
  if (entry === undefined) throw new Error('An empty event in a sample stream.')
  return { name: entry[0], body: entry[1] }
}

/** The streams in tests/fixtures/converse-stream by name, one event a line. Written by hand in the forms that real streams take; none was recorded. */
export const sampleStreams: ReadonlyMap<string, readonly SampleEvent[]> = new Map(
  readdirSync(folder)
    .filter((file) => file.endsWith('.jsonl'))
    .map((file) => [file.replace('.jsonl', ''), readFileSync(new URL(file, folder), 'utf8').trim().split('\n').map(eventOf)]),
)
