import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBlobFiles } from '../../src/main/attachments/blob-files.ts'
import { createIngest } from '../../src/main/attachments/ingest.ts'
import { createReader } from '../../src/main/attachments/reader.ts'
import { attachmentIdSchema } from '../../src/shared/ids.ts'
import { ExpectedError } from '../../src/shared/expected-error.ts'
import type { Expected } from '../support/corpus/corpus-file.ts'
import { makeCorpus } from '../support/corpus/make-corpus.ts'
import { spawnNodeProcess } from '../support/spawn-process.ts'

/** Megabytes that taking files in may add to the process that asks for it. */
const mostGrowth = 150
const corpusLimitMs = 400_000

const folder = mkdtempSync(join(tmpdir(), 'outcrop-corpus-'))
const corpus = await makeCorpus(folder)
const outcomes = new Map<string, Outcome>()
let grownMegabytes = 0

type Outcome = Expected | { readonly type: 'refused'; readonly code: string }

const signal = new AbortController().signal

/** What became of a file, said of no more than was asked. */
const outcomeOf = async (ingest: ReturnType<typeof createIngest>, name: string, expected: Expected): Promise<Outcome> => {
  try {
    const { attachment, pages } = await ingest.ingestFile(join(folder, name), signal)
    const asked = expected.type === 'taken' ? Object.keys(expected.attachment) : []
    const { kind } = attachment
    const known = Object.fromEntries(Object.entries(attachment).filter(([key]) => asked.includes(key)))
    const wanted = expected.type === 'taken' ? expected.text : null
    const text = wanted !== null && pages.some((page) => page.text.includes(wanted)) ? wanted : null
    return { type: 'taken', attachment: { kind, ...known }, text }
  } catch (error) {
    if (!(error instanceof ExpectedError)) throw error
    const { code } = error.userFacing
    return expected.type === 'refused' && expected.reasons.some((reason) => code === `attachment-${reason}`)
      ? expected
      : { type: 'refused', code }
  }
}

beforeAll(async () => {
  const ingest = createIngest({
    blobs: openBlobFiles(join(folder, 'blobs')),
    reader: createReader(spawnNodeProcess(new URL('../../src/main/attachments/reader-process.ts', import.meta.url))),
    now: () => 1000,
    newId: () => attachmentIdSchema.parse(crypto.randomUUID()),
  })
  const before = process.memoryUsage().rss
  const waiting = [...corpus]
  const work = async (): Promise<void> => {
    for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) {
      outcomes.set(file.name, await outcomeOf(ingest, file.name, file.expected))
      grownMegabytes = Math.max(grownMegabytes, (process.memoryUsage().rss - before) / 1_000_000)
    }
  }
  await Promise.all([work(), work()])
}, corpusLimitMs)
afterAll(() => rm(folder, { recursive: true, force: true }))

describe('taking in files of every kind and of every damage', () => {
  it('has at least 120 of them', () => {
    expect(corpus.length).toBeGreaterThanOrEqual(120)
  })

  it.each(corpus)('knows what to make of “$name”', ({ name, expected }) => {
    expect(outcomes.get(name)).toEqual(expected)
  })

  it(`grows by less than ${mostGrowth} MB over all of them`, () => {
    expect(grownMegabytes).toBeLessThan(mostGrowth)
  })
})
