import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { isWholeDisk, placesKeptOut } from '../../../../../src/main/tools/files/kept-out.ts'
import { findPlace, isInside, keptOutWithin } from '../../../../../src/main/tools/files/workspace-paths.ts'
import { grantedWorld } from '../../../../support/granted-world.ts'

describe('place of a path', () => {
  it('says where it lies, by its real path', async () => {
    const { granted } = grantedWorld()
    mkdirSync(join(granted, 'sub'))
    symlinkSync('sub', join(granted, 'link'))
    const root = { path: granted, access: 'read' } as const
    expect([await findPlace([root], 'link/new/file.txt', 'read'), await findPlace([root], granted, 'read')]).toEqual([
      { root, names: ['sub', 'new', 'file.txt'], path: join(granted, 'sub', 'new', 'file.txt'), isThere: false },
      { root, names: [], path: granted, isThere: true },
    ])
  })

  it('tells cases apart only where the system does', async () => {
    const { granted } = grantedWorld()
    writeFileSync(join(granted, 'a.txt'), '')
    const given = join(granted.toUpperCase(), 'A.TXT')
    // The file system of this computer tells them apart, so nothing is there; the point is which refusal comes.
    await expect(findPlace([{ path: granted, access: 'read' }], given, 'read', { platform: 'linux' })).rejects.toThrow(
      'is not inside a folder',
    )
    await expect(findPlace([{ path: granted, access: 'read' }], given, 'read', { platform: 'darwin' })).rejects.toThrow(
      'leads out of the open folders',
    )
  })

  it('keeps keys and the insides of the system out, by their spelling and by where they really are', async () => {
    const { granted } = grantedWorld()
    mkdirSync(join(granted, 'keys'))
    symlinkSync('keys', join(granted, '.aws'))
    const keptOut = placesKeptOut(granted)
    const find = (path: string) => findPlace([{ path: granted, access: 'read' }], path, 'read', { keptOut })
    await expect(find('.SSH/id_rsa')).rejects.toThrow('is kept from tools')
    await expect(find('.netrc')).rejects.toThrow('is kept from tools')
    await expect(find('.ssh/id_rsa')).rejects.toThrow('is kept from tools')
    await expect(find('.aws/credentials')).rejects.toThrow('is kept from tools')
    await expect(find('keys/credentials')).rejects.toThrow('is kept from tools')
    await expect(findPlace([{ path: '/', access: 'read' }], '/proc/self/environ', 'read')).rejects.toThrow(/kept from tools|open folders/u)
    expect([isWholeDisk('/'), isWholeDisk('/home')]).toEqual([true, false])
  })

  it('compares whole names', () => {
    expect([
      isInside('/a', '/a'),
      isInside('/a', '/a/b'),
      isInside('/a', '/a/..b'),
      isInside('/a', '/ab'),
      isInside('/a', '/'),
      isInside('/', '/a'),
    ]).toEqual([true, true, true, false, false, true])
  })

  it('is compared with those kept-out places alone that lie in its folder, whatever the case of its letters', () => {
    expect(keptOutWithin(['/home/anna/.ssh', '/home/anna/work/Own', '/proc'], '/home/Anna/Work')).toEqual(['/home/anna/work/Own'])
  })
})
