import { execFileSync } from 'node:child_process'
import { chmod, mkdir, mkdtemp, rm, symlink, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { listFolder } from '../../../../src/main/attachments/list-folder.ts'

const signal = new AbortController().signal
let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'outcrop-folder-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const write = async (paths: readonly string[]): Promise<void> => {
  for (const path of paths) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), 'words')
  }
}

describe('listFolder', () => {
  it('lists what people keep in a folder as a file manager sorts it', async () => {
    await write([
      'b/Page 10.pdf',
      'b/Page 2.pdf',
      'a.PNG',
      'Budget 2026.v2.xlsx',
      'b/c/clip.mov',
      'b/c/song.mp3',
      'Makefile',
      'notes.foo',
      'x.zip',
    ])
    const { listing, paths } = await listFolder(folder, signal)
    expect(listing).toEqual({
      name: basename(folder),
      isCut: false,
      entries: [
        { index: 0, path: 'a.PNG', sizeBytes: 5, kind: 'image', obstacle: null },
        { index: 1, path: 'b/c/clip.mov', sizeBytes: 5, kind: 'video', obstacle: null },
        { index: 2, path: 'b/c/song.mp3', sizeBytes: 5, kind: 'audio', obstacle: null },
        { index: 3, path: 'b/Page 2.pdf', sizeBytes: 5, kind: 'pdf', obstacle: null },
        { index: 4, path: 'b/Page 10.pdf', sizeBytes: 5, kind: 'pdf', obstacle: null },
        { index: 5, path: 'Budget 2026.v2.xlsx', sizeBytes: 5, kind: 'office', obstacle: null },
        { index: 6, path: 'Makefile', sizeBytes: 5, kind: 'text', obstacle: null },
        { index: 7, path: 'notes.foo', sizeBytes: 5, kind: null, obstacle: null },
        { index: 8, path: 'x.zip', sizeBytes: 5, kind: null, obstacle: 'a kind of file that is not taken' },
      ],
    })
    expect([paths.length, paths[4]]).toEqual([9, join(folder, 'b/Page 10.pdf')])
  })

  it('leaves out links, hidden files, pipes and what tools keep', async () => {
    await write(['a.txt', '.hidden', '.git/config', 'node_modules/x/index.js', '__pycache__/a.pyc', '~$letter.docx'])
    await symlink('/etc', join(folder, 'outside'))
    await symlink(folder, join(folder, 'loop'))
    await symlink('/etc/passwd', join(folder, 'passwd.txt'))
    execFileSync('mkfifo', [join(folder, 'pipe.txt')])
    const { listing } = await listFolder(folder, signal)
    expect(listing.entries.map(({ path }) => path)).toEqual(['a.txt'])
  })

  it('says what stands against a file', async () => {
    await write(['empty.txt', 'huge.mp4', 'secret.txt', 'closed/a.txt'])
    await truncate(join(folder, 'empty.txt'), 0)
    await truncate(join(folder, 'huge.mp4'), 5_000_000_000)
    await chmod(join(folder, 'secret.txt'), 0)
    await chmod(join(folder, 'closed'), 0)
    const { listing } = await listFolder(folder, signal)
    await chmod(join(folder, 'closed'), 0o700)
    const denied = process.getuid?.() === 0 ? null : 'cannot be read: permission was denied'
    expect(Object.fromEntries(listing.entries.map(({ path, obstacle }) => [path, obstacle]))).toEqual({
      [denied === null ? 'closed/a.txt' : 'closed']: denied,
      'empty.txt': 'empty',
      'huge.mp4': 'larger than 100 MB',
      'secret.txt': denied,
    })
  })

  it('says that a folder cannot be read', async () => {
    const { listing } = await listFolder(join(folder, 'gone'), signal)
    expect(listing.entries.map(({ obstacle }) => obstacle)).toEqual(['cannot be read: permission was denied'])
  })

  it('stops at its limits, near things first', async () => {
    await write(['1.txt', '2.txt', 'a/3.txt', 'a/b/4.txt', 'a/b/c/5.txt'])
    const limits = { files: 10, depth: 10, looked: 100 }
    const listed = async (changed: Partial<typeof limits>) => {
      const { listing } = await listFolder(folder, signal, { ...limits, ...changed })
      return [listing.entries.map(({ path }) => path), listing.isCut]
    }
    expect([await listed({ files: 3 }), await listed({ depth: 2 }), await listed({ looked: 2 })]).toEqual([
      [['1.txt', '2.txt', 'a/3.txt'], true],
      [['1.txt', '2.txt', 'a/3.txt'], true],
      [expect.any(Array), true],
    ])
  })

  it('shows no name that breaks lines or turns letters round', async () => {
    await write(['in\u{202e}fdp.txt', 'two\nlines/a.txt'])
    const { listing } = await listFolder(folder, signal)
    expect(listing.entries.map(({ path }) => path)).toEqual(['infdp.txt', 'two lines/a.txt'])
  })

  it('stops when it is cancelled', async () => {
    await expect(listFolder(folder, AbortSignal.abort())).rejects.toMatchObject({ name: 'AbortError' })
  })
})
