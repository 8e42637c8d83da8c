import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ReadError } from '../../../../src/main/attachments/read-error.ts'
import { checkZip } from '../../../../src/main/attachments/zip-guard.ts'
import type { ZipLimits } from '../../../../src/main/attachments/zip-guard.ts'
import { encryptedEntry, makeZip } from '../../../support/make-zip.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'outcrop-zip-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const small: ZipLimits = { entries: 3, totalBytes: 5000, ratio: 100, ratioFromBytes: 100_000_000 }

const check = async (bytes: Uint8Array, limits?: ZipLimits): Promise<string> => {
  const path = join(folder, 'a.zip')
  await writeFile(path, bytes)
  return await checkZip(path, limits).then(
    () => 'fine',
    (error: unknown) => (error instanceof ReadError ? error.reason : 'bug'),
  )
}

describe('checkZip', () => {
  it('lets an ordinary file pass, folders and a ZIP in it included', async () => {
    const inner = makeZip([{ name: 'b.txt', content: 'x'.repeat(100_000) }])
    const outer = makeZip([{ name: 'a/' }, { name: 'a/inner.zip', content: inner, isStored: true }, { name: 'a/c.txt', content: 'words' }])
    expect(await check(outer, small)).toBe('fine')
  })

  it('refuses too many entries, too much in all and one that grows too far', async () => {
    const many = makeZip(Array.from({ length: 10_001 }, (_entry, index) => ({ name: `${index}` })))
    const large = makeZip(['a', 'b', 'c'].map((name) => ({ name, content: Buffer.alloc(2000, name) })))
    const bomb = makeZip([{ name: 'zeros', content: Buffer.alloc(20_000_000) }])
    expect([await check(many), await check(large, small), await check(bomb)]).toEqual([
      'too-much-inside',
      'too-much-inside',
      'too-much-inside',
    ])
  })

  it('does not believe a size that is declared too small or too large', async () => {
    const less = makeZip([{ name: 'zeros', content: Buffer.alloc(2_000_000), declaredBytes: 10 }])
    const more = makeZip([{ name: 'zeros', content: 'x', declaredBytes: 4_000_000_000 }])
    expect([await check(less, small), await check(more)]).toEqual(['damaged', 'too-much-inside'])
  })

  it('refuses what is encrypted, cut off or no ZIP', async () => {
    const whole = makeZip([{ name: 'a', content: 'words' }])
    expect([await check(makeZip([encryptedEntry('a')])), await check(whole.subarray(0, 40)), await check(Buffer.from('words'))]).toEqual([
      'password',
      'damaged',
      'damaged',
    ])
  })
})
