import { execFileSync } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { writePdfPages } from '../../../../src/main/attachments/pdf-pages.ts'
import { readPdf } from '../../../../src/main/attachments/read-pdf.ts'
import type { ReaderAnswer } from '../../../../src/main/attachments/reader-request.ts'
import { unlockPdf } from '../../../../src/main/attachments/unlock-pdf.ts'
import { makePdf } from '../../../support/make-pdf.ts'

let folder: string
let path: string
let output: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'outcrop-pdfs-'))
  path = join(folder, 'original.pdf')
  output = join(folder, 'written.pdf')
  const pages = [1, 2, 3, 4, 5].map((page) => ({ heading: `Heading ${page}`, lines: ['A line.'] }))
  await writeFile(path, await makePdf('Five pages', pages))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const written = { type: 'written', mediaType: 'application/pdf' }

const headings = async (answer: ReaderAnswer): Promise<unknown> =>
  answer.type === 'written' ? (await readPdf(output)).pages.map(({ text }) => text.split('\n')[0]) : answer

describe('writePdfPages', () => {
  it('writes the chosen pages alone, in their order, and leaves out those that are not there', async () => {
    const answer = await writePdfPages({ type: 'pdf-pages', path, output, pages: [2, 4, 99] })
    expect([answer, await headings(answer)]).toEqual([written, ['Heading 2', 'Heading 4']])
  })

  it('leaves out the bytes of the other pages', async () => {
    await writePdfPages({ type: 'pdf-pages', path, output, pages: [3] })
    expect((await readFile(output)).byteLength).toBeLessThan((await readFile(path)).byteLength)
  })

  it('answers why there is none', async () => {
    const none = await writePdfPages({ type: 'pdf-pages', path, output, pages: [99] })
    await writeFile(path, 'no PDF')
    expect([none, await writePdfPages({ type: 'pdf-pages', path, output, pages: [1] })]).toMatchObject([
      { type: 'failed', reason: 'damaged' },
      { type: 'failed', reason: 'damaged' },
    ])
  })
})

describe('unlockPdf', () => {
  const lock = (bits: '40' | '128' | '256'): string => {
    const locked = join(folder, `locked-${bits}.pdf`)
    const weak = bits === '256' ? [] : ['--allow-weak-crypto']
    execFileSync('qpdf', [...weak, '--encrypt', 'the key ü', 'the owner', bits, '--', path, locked])
    return locked
  }

  it(
    'writes a copy that opens without the password, whatever the cipher and whichever of the two passwords',
    { timeout: 30_000 },
    async () => {
      const outcomes: unknown[] = []
      for (const bits of ['40', '128', '256'] as const) {
        for (const password of ['the key ü', 'the owner']) {
          const answer = await unlockPdf({ type: 'unlock', path: lock(bits), output, password })
          outcomes.push([await headings(answer), (await readFile(output)).includes('/Encrypt')])
        }
      }
      const all = [1, 2, 3, 4, 5].map((page) => `Heading ${page}`)
      expect(outcomes).toEqual(Array.from({ length: 6 }, () => [all, false]))
    },
  )

  it('tells a wrong password from a damaged file, and writes neither it nor anything else', async () => {
    const locked = lock('256')
    const wrong = await unlockPdf({ type: 'unlock', path: locked, output, password: 'a guess' })
    const none = await unlockPdf({ type: 'unlock', path: locked, output, password: '' })
    await writeFile(locked, (await readFile(locked)).subarray(0, 200))
    const damaged = await unlockPdf({ type: 'unlock', path: locked, output, password: 'the key ü' })
    expect([wrong, none, damaged]).toMatchObject([
      { type: 'failed', reason: 'wrong-password' },
      { type: 'failed', reason: 'wrong-password' },
      { type: 'failed', reason: 'damaged' },
    ])
    expect(JSON.stringify([wrong, none, damaged])).not.toContain('a guess')
    await expect(readFile(output)).rejects.toThrow('ENOENT')
  })
})
