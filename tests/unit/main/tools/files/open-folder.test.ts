import { mkdirSync, renameSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readFileIn } from '../../../../../src/main/tools/files/open-file.ts'
import { withFolder, type Way } from '../../../../../src/main/tools/files/open-folder.ts'
import { writeFileIn } from '../../../../../src/main/tools/files/write-file-in.ts'
import type { Root } from '../../../../../src/main/tools/files/workspace-paths.ts'
import { addTraps, grantedWorld, snapshot } from '../../../../support/granted-world.ts'

const signal = AbortSignal.timeout(60_000)
const limits = { maximumBytes: 1000, tooLarge: () => new Error('too large') }

describe.each<Way>(['handles', 'paths'])('folder held open by %s', (way) => {
  const read = async (root: Root, names: readonly string[], name: string): Promise<string | null> => {
    const file = await withFolder(root, names, (folder) => readFileIn(folder, name, limits, signal), way)
    return file === null ? null : Buffer.from(file.bytes).toString()
  }

  it('reads an ordinary file, and nothing through a link, a pipe or another name', async () => {
    const world = grantedWorld()
    addTraps(world)
    const root = { path: world.granted, access: 'read' } as const
    expect([await read(root, ['sub'], 'deep.txt'), await read(root, [], 'none')]).toEqual(['deep\n', null])
    await expect(read(root, ['link-folder'], 'canary.txt')).rejects.toThrow('was moved or replaced')
    await expect(read(root, ['link-inside'], 'deep.txt')).rejects.toThrow('was moved or replaced')
    await expect(read(root, ['inside.txt'], 'x')).rejects.toThrow('was moved or replaced')
    await expect(read(root, [], 'link-file')).rejects.toThrow('was moved or replaced')
    await expect(read(root, [], 'hard.txt')).rejects.toThrow('has another name elsewhere')
    await expect(read(root, [], 'sub')).rejects.toThrow('is a folder')
    await expect(read({ path: join(world.granted, 'link-folder'), access: 'read' }, [], 'canary.txt')).rejects.toThrow(
      'was moved or replaced',
    )
  })

  it('notices that the folder was replaced by a link while it was open', async () => {
    const { granted, outside } = grantedWorld()
    mkdirSync(join(granted, 'sub'))
    writeFileSync(join(granted, 'sub', 'canary.txt'), 'inside')
    const said = withFolder(
      { path: granted, access: 'read' },
      ['sub'],
      async (folder) => {
        renameSync(join(granted, 'sub'), join(granted, 'aside'))
        symlinkSync(outside, join(granted, 'sub'))
        const file = await readFileIn(folder, 'canary.txt', limits, signal)
        return Buffer.from(file?.bytes ?? []).toString()
      },
      way,
    )
    // By its handle it is still the folder that was opened; by its path it is refused.
    if (way === 'handles') expect(await said).toBe('inside')
    else await expect(said).rejects.toThrow('was moved or replaced')
  })

  it('notices that the folder was moved out', async () => {
    const { base, granted } = grantedWorld()
    mkdirSync(join(granted, 'sub'))
    writeFileSync(join(granted, 'sub', 'file.txt'), 'inside')
    const said = withFolder(
      { path: granted, access: 'read' },
      ['sub'],
      (folder) => {
        renameSync(join(granted, 'sub'), join(base, 'moved'))
        return readFileIn(folder, 'file.txt', limits, signal)
      },
      way,
    )
    await expect(said).rejects.toThrow(/was moved or replaced|There is no/u)
  })

  it('writes and replaces a file, with the folders on the way', async () => {
    const { granted } = grantedWorld()
    const place = {
      root: { path: granted, access: 'read-write' },
      names: ['a', 'b', 'c.txt'],
      path: join(granted, 'a', 'b', 'c.txt'),
      isThere: false,
    } as const
    await writeFileIn({ place, before: null, bytes: Buffer.from('one') }, signal, way)
    const before = await withFolder(place.root, ['a', 'b'], (folder) => readFileIn(folder, 'c.txt', limits, signal), way)
    await writeFileIn({ place, before, bytes: Buffer.from('two') }, signal, way)
    expect(Object.keys(snapshot(granted))).toEqual(['a', 'a/b', 'a/b/c.txt'])
    expect(await read(place.root, ['a', 'b'], 'c.txt')).toBe('two')
  })
})
