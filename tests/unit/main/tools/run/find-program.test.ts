import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { findProgram, isUnchanged } from '../../../../../src/main/tools/run/find-program.ts'

const createPrograms = () => {
  const base = realpathSync(mkdtempSync(join(tmpdir(), 'outcrop-programs-')))
  onTestFinished(() => rmSync(base, { recursive: true, force: true }))
  const [first, second, folder] = [join(base, 'first'), join(base, 'second'), join(base, 'folder')]
  for (const each of [first, second, folder]) mkdirSync(each)
  const write = (path: string, mode = 0o755): string => {
    writeFileSync(path, '#!/bin/sh\n', { mode })
    return path
  }
  const find = (name: string, platform: NodeJS.Platform = 'linux') =>
    findProgram(name, { folder, searchPath: `${first}:${second}::relative`, platform })
  return { first, second, folder, write, find }
}

describe('findProgram', () => {
  it('takes the first that can be started', async () => {
    const { first, second, write, find } = createPrograms()
    write(join(first, 'tool'), 0o644)
    mkdirSync(join(first, 'other'))
    const programs = [write(join(second, 'tool')), write(join(second, 'other'))]
    expect([(await find('tool')).path, (await find('other')).path]).toEqual(programs)
  })

  it('tells the file behind a link', async () => {
    const { first, second, write, find } = createPrograms()
    const real = write(join(second, 'busybox'))
    symlinkSync(real, join(first, 'rm'))
    expect(await find('rm')).toMatchObject({ path: join(first, 'rm'), realPath: real })
  })

  it('takes a path from the folder', async () => {
    const { folder, write, find } = createPrograms()
    const program = write(join(folder, 'build'))
    expect([(await find('./build')).path, (await find('../folder/build')).path, (await find(program)).path]).toEqual([
      program,
      program,
      program,
    ])
  })

  it.each([
    ['one that is nowhere', 'missing', 'There is no program missing'],
    ['one of the present folder', 'here', 'There is no program here'],
    ['a folder', '.', 'There is no program .'],
    ['a file that is none', './plain', 'is not a program that can be started'],
  ])('refuses %s', async (_name, name, words) => {
    const { folder, write, find } = createPrograms()
    write(join(folder, 'here'))
    write(join(folder, 'plain'), 0o644)
    await expect(find(name)).rejects.toThrow(words)
  })

  it.each([String.raw`\\server\share\tool.exe`, '//server/share/tool.exe', 'c:tool.exe'])('never looks at %s on Windows', async (name) => {
    await expect(createPrograms().find(name, 'win32')).rejects.toThrow('lies on another computer')
  })

  it('notices that a program was changed', async () => {
    const { first, write, find } = createPrograms()
    const path = write(join(first, 'tool'))
    const program = await find('tool')
    const before = await isUnchanged(program)
    chmodSync(path, 0o700)
    const changed = await isUnchanged(program)
    rmSync(path)
    expect([before, changed, await isUnchanged(program)]).toEqual([true, false, false])
  })
})
