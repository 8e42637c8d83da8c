import { mkdtempSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { createReader } from '../../src/main/attachments/reader.ts'
import type { ReaderRequest } from '../../src/main/attachments/reader-request.ts'
import { spawnNodeProcess } from '../support/spawn-process.ts'

const signal = new AbortController().signal
const request: ReaderRequest = { type: 'read', path: '/nowhere', kind: 'image', mediaType: 'image/png' }
const folder = mkdtempSync(join(tmpdir(), 'outcrop-memory-'))
afterAll(() => rm(folder, { recursive: true, force: true }))

const readerOf = async (name: string, script: string) => {
  const entry = join(folder, name)
  await writeFile(entry, script)
  return createReader(spawnNodeProcess(entry), { timeoutMs: 60_000, maximumMemoryBytes: 400_000_000 })
}

describe('the memory of a reading process', () => {
  it('ends one that fills memory outside the heap of V8', async () => {
    const reader = await readerOf(
      'growing.mjs',
      'process.on("message", () => { const kept = []; setInterval(() => { if (kept.length < 60) kept.push(Buffer.alloc(20_000_000, 1)) }, 20) })',
    )
    expect(await reader.run(request, signal)).toMatchObject({ type: 'failed', reason: 'too-much-inside' })
  }, 90_000)

  it('ends one that is too busy to be asked', async () => {
    const reader = await readerOf(
      'busy.mjs',
      'process.on("message", () => { const kept = []; for (;;) if (kept.length < 60) kept.push(Buffer.alloc(20_000_000, 1)) })',
    )
    expect(await reader.run(request, signal)).toMatchObject({ type: 'failed', reason: 'too-much-inside' })
  }, 90_000)

  it('leaves one alone that stays below', async () => {
    const reader = await readerOf(
      'small.mjs',
      'process.on("message", () => { setTimeout(() => process.send({ type: "written", mediaType: "image/png" }), 500) })',
    )
    expect(await reader.run(request, signal)).toEqual({ type: 'written', mediaType: 'image/png' })
  }, 90_000)
})
