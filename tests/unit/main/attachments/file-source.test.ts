import { mkdtempSync, realpathSync } from 'node:fs'
import { mkdir, rename, rm, symlink, unlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { openFileSource } from '../../../../src/main/attachments/file-source.ts'
import { listFolder } from '../../../../src/main/attachments/list-folder.ts'
import { ExpectedError } from '../../../../src/shared/expected-error.ts'

const { signal } = new AbortController()
const root = realpathSync(mkdtempSync(join(tmpdir(), 'outcrop-places-')))
afterAll(() => rm(root, { recursive: true, force: true }))

const outside = join(root, 'outside')
const shared = join(root, 'shared')
const listed = join(shared, 'notes', 'list.txt')

beforeEach(async () => {
  await rm(root, { recursive: true, force: true })
  await mkdir(outside, { recursive: true })
  await mkdir(join(shared, 'notes'), { recursive: true })
  await writeFile(join(outside, 'list.txt'), 'CANARY')
  await writeFile(listed, 'a list')
})

const head = async (path: string, isLinkFollowed: boolean): Promise<string> => {
  try {
    const source = await openFileSource({ path, name: 'list.txt', isLinkFollowed }, 1000, signal)
    await source.close()
    return Buffer.from(source.head).toString()
  } catch (error) {
    if (error instanceof ExpectedError) return error.userFacing.code
    throw error
  }
}

describe('openFileSource', () => {
  it('reads a listed file that is what it was', async () => {
    expect(await head(listed, false)).toBe('a list')
  })

  it('reads what a person’s own link leads to, and no link that took the place of a listed file', async () => {
    await unlink(listed)
    await symlink(join(outside, 'list.txt'), listed)
    expect([await head(listed, true), await head(listed, false)]).toEqual(['CANARY', 'attachment-not-a-file'])
  })

  it('reads nothing through a link that took the place of a folder above a listed file', async () => {
    await rename(join(shared, 'notes'), join(shared, 'before'))
    await symlink(outside, join(shared, 'notes'))
    expect(await head(listed, false)).toBe('attachment-gone')
  })

  it('reads nothing from outside while a folder is swapped to and fro', async () => {
    const notes = join(shared, 'notes')
    const read = new Set<string>()
    let isDone = false
    const swap = async (): Promise<void> => {
      if (isDone) return
      await rename(notes, join(shared, 'before'))
      await symlink(outside, notes)
      await unlink(notes)
      await rename(join(shared, 'before'), notes)
      await swap()
    }
    const swapping = swap()
    for (let round = 0; round < 1000; round += 1) read.add(await head(listed, false))
    isDone = true
    await swapping
    expect(read).not.toContain('CANARY')
  })

  it('takes a folder that is itself reached by a link', async () => {
    await symlink(shared, join(root, 'shortcut'))
    const { paths } = await listFolder(join(root, 'shortcut'), signal)
    expect(await Promise.all(paths.map((path) => head(path, false)))).toEqual(['a list'])
  })
})
