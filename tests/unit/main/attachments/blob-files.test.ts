import { createHash } from 'node:crypto'
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
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
