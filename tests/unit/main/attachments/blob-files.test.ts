import { createHash } from 'node:crypto'
import { mkdtemp, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openBlobFiles } from '../../../../src/main/attachments/blob-files.ts'

const bytes = new TextEncoder().encode('some bytes')
const sha256 = createHash('sha256').update(bytes).digest('hex')
const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0])

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'outcrop-blobs-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

async function* inPieces(): AsyncGenerator<Uint8Array> {
  for (const byte of bytes) yield Uint8Array.of(byte)
}

async function* failing(): AsyncGenerator<Uint8Array> {
  yield bytes
  throw new Error('the drive is gone')
}

describe('openBlobFiles', () => {
  it('names bytes by their hash, whole or in pieces', async () => {
    const blobs = openBlobFiles(folder)
    expect([await blobs.put(bytes), await blobs.put(inPieces())]).toEqual([
      { sha256, sizeBytes: 10 },
      { sha256, sizeBytes: 10 },
    ])
    expect([blobs.path(sha256), await blobs.list(), Buffer.from(await blobs.read(sha256)).toString()]).toEqual([
      join(folder, sha256.slice(0, 2), sha256),
      [sha256],
      'some bytes',
    ])
    expect((await stat(blobs.path(sha256))).mode & 0o777).toBe(0o600)
  })

  it('leaves nothing behind when the source fails or the app ended halfway', async () => {
    await expect(openBlobFiles(folder).put(failing())).rejects.toThrow('the drive is gone')
    expect(await readdir(folder, { recursive: true })).toEqual(['unfinished'])
    await writeFile(join(folder, 'unfinished', 'half'), 'half')
    expect(await openBlobFiles(folder).list()).toEqual([])
    expect(await readdir(folder, { recursive: true })).toEqual(['unfinished'])
  })

  it('removes the thumbnail with the bytes, and twice is fine', async () => {
    const blobs = openBlobFiles(folder)
    await blobs.put(bytes)
    await blobs.putThumbnail(sha256, png)
    expect((await stat(blobs.thumbnailPath(sha256))).size).toBe(9)
    await blobs.remove(sha256)
    await blobs.remove(sha256)
    expect(await readdir(join(folder, sha256.slice(0, 2)))).toEqual([])
  })

  it('refuses thumbnails that are no small PNG', async () => {
    const blobs = openBlobFiles(folder)
    const large = new Uint8Array(512 * 1024 + 1)
    large.set(png)
    await expect(blobs.putThumbnail(sha256, bytes)).rejects.toMatchObject({ userFacing: { code: 'attachment-bad-thumbnail' } })
    await expect(blobs.putThumbnail(sha256, large)).rejects.toMatchObject({ userFacing: { code: 'attachment-bad-thumbnail' } })
  })

  it('keeps what is made of the bytes beside them, and removes it with them', async () => {
    const blobs = openBlobFiles(folder)
    await blobs.put(bytes)
    for (const name of ['view', 'page-2-1568.jpg']) {
      const unfinished = blobs.unfinishedPath()
      await writeFile(unfinished, name)
      await blobs.keepDerived(sha256, name, unfinished)
    }
    const group = join(folder, sha256.slice(0, 2))
    expect([
      await blobs.list(),
      (await readdir(group)).toSorted(),
      blobs.viewPath(sha256),
      await readdir(join(folder, 'unfinished')),
    ]).toEqual([[sha256], [sha256, `${sha256}.page-2-1568.jpg`, `${sha256}.view`], join(group, `${sha256}.view`), []])
    await blobs.remove(sha256)
    expect(await readdir(group)).toEqual([])
  })

  it('takes no path for the name of what is made', () => {
    const blobs = openBlobFiles(folder)
    const names = ['', '../view', 'a/b', '.hidden', 'View', 'a'.repeat(101)]
    expect(names.map((name) => attempt(() => blobs.derivedPath(sha256, name)))).toEqual(names.map(() => 'refused'))
  })

  it('removes what nothing uses once it is old, with all that was made of it', async () => {
    const dayMs = 86_400_000
    const blobs = openBlobFiles(folder)
    const store = async (content: string, ageMs: number, derived: readonly string[] = []): Promise<string> => {
      const { sha256: hash } = await blobs.put(new TextEncoder().encode(content))
      for (const name of derived) await writeFile(blobs.derivedPath(hash, name), content)
      const files = [blobs.path(hash), ...derived.map((name) => blobs.derivedPath(hash, name))]
      for (const file of files) await utimes(file, new Date(), new Date(Date.now() - ageMs))
      return hash
    }
    const used = await store('used', 3 * dayMs, ['view'])
    const orphan = await store('orphan', 3 * dayMs, ['view', 'page-1-800.jpg'])
    const young = await store('young', 1000)
    const alone = createHash('sha256').update('bytes that are gone').digest('hex')
    const unfinished = blobs.unfinishedPath()
    await writeFile(unfinished, 'left behind')
    await blobs.keepDerived(alone, 'view', unfinished)
    await utimes(blobs.viewPath(alone), new Date(), new Date(0))
    expect(await blobs.removeOrphans(new Set([used]), dayMs)).toEqual([orphan, alone].toSorted())
    const left = (await readdir(folder, { recursive: true })).filter((name) => name.length > 64).map((name) => name.slice(3))
    expect(left.toSorted()).toEqual([used, `${used}.view`, young].toSorted())
  })

  it('takes no path for a hash', () => {
    const blobs = openBlobFiles(folder)
    expect(['../../etc/passwd', '', 'A'.repeat(64), `${'a'.repeat(64)}/..`].map((name) => attempt(() => blobs.path(name)))).toEqual([
      'refused',
      'refused',
      'refused',
      'refused',
    ])
  })
})

const attempt = (work: () => string): string => {
  try {
    return work()
  } catch {
    return 'refused'
  }
}
