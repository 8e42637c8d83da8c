import { chmodSync, readFileSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { grantedWorld } from '../../../../support/granted-world.ts'

const signal = AbortSignal.timeout(60_000)
const noOutput = (): void => undefined

describe('write_file', () => {
  it('shows a new file as a change, and makes it with its folders only when it runs', async () => {
    const { granted, plan } = grantedWorld()
    const { ask, run } = await plan('write_file', { path: 'notes/today.md', text: 'one\ntwo\n' })
    const before = readdirSync(granted)
    const outcome = await run(signal, noOutput)
    const path = join(granted, 'notes', 'today.md')
    const diff = {
      path,
      change: 'create',
      hunks: [
        [
          { type: 'added', oldLine: null, newLine: 1, text: 'one' },
          { type: 'added', oldLine: null, newLine: 2, text: 'two' },
        ],
      ],
      added: 2,
      removed: 0,
      isCut: false,
    }
    expect({ ask, before, outcome, text: readFileSync(path, 'utf8'), left: readdirSync(join(granted, 'notes')) }).toEqual({
      ask: {
        view: { type: 'file-change', diff },
        reasons: ['changes-files'],
        scopes: ['once', 'conversation', 'always'],
        key: `file ${path}`,
        what: `Changes of ${path}`,
      },
      before: [],
      outcome: { isError: false, text: `Made ${path} with 2 lines.`, view: { type: 'diff', diff } },
      text: 'one\ntwo\n',
      left: ['today.md'],
    })
  })

  it('keeps rights, encoding and line ends of the file it replaces', async () => {
    const { granted, call } = grantedWorld()
    const path = join(granted, 'run.sh')
    writeFileSync(path, Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from('a\r\nb\r\n')]))
    chmodSync(path, 0o751)
    await call('write_file', { path, text: 'a\nc\n' })
    expect({ text: readFileSync(path, 'utf8'), mode: statSync(path).mode & 0o777 }).toEqual({ text: '\u{feff}a\r\nc\r\n', mode: 0o751 })
  })

  it('asks each time about files that programs read by themselves', async () => {
    const { plan } = grantedWorld()
    const { ask } = await plan('write_file', { path: '.git/hooks/pre-commit', text: 'true\n' })
    expect(ask?.scopes).toEqual(['once'])
  })

  it('asks nobody when nothing changes', async () => {
    const { granted, plan } = grantedWorld()
    writeFileSync(join(granted, 'same.txt'), 'same\n')
    const { ask, run } = await plan('write_file', { path: 'same.txt', text: 'same\n' })
    expect({ ask, text: (await run(signal, noOutput)).text }).toEqual({
      ask: null,
      text: `${join(granted, 'same.txt')} holds this text already. Nothing was changed.`,
    })
  })

  it.each([
    ['was changed', (path: string) => writeFileSync(path, 'other\n')],
    ['was removed', (path: string) => rmSync(path)],
    [
      'became a link',
      (path: string) => {
        rmSync(path)
        symlinkSync('/etc/hostname', path)
      },
    ],
  ])('writes nothing when the file %s while the person was asked', async (_what, change) => {
    const { granted, plan } = grantedWorld()
    const path = join(granted, 'plan.txt')
    writeFileSync(path, 'before\n')
    const { run } = await plan('write_file', { path, text: 'after\n' })
    change(path)
    const left = readdirSync(granted)
    await expect(run(signal, noOutput)).rejects.toThrow(/Nothing was|leads out|link/u)
    expect(readdirSync(granted)).toEqual(left)
  })

  it('overwrites nothing that appeared under the name of a new file', async () => {
    const { granted, plan } = grantedWorld()
    const { run } = await plan('write_file', { path: 'new.txt', text: 'mine\n' })
    writeFileSync(join(granted, 'new.txt'), 'theirs\n')
    await expect(run(signal, noOutput)).rejects.toThrow('was changed by something else in the meantime')
    expect(readFileSync(join(granted, 'new.txt'), 'utf8')).toBe('theirs\n')
  })

  it('refuses what it cannot do, in words', async () => {
    const { granted, outside, plan } = grantedWorld()
    writeFileSync(join(granted, 'image.bin'), Buffer.from([0, 1, 2]))
    writeFileSync(join(granted, 'kept.txt'), 'kept\n', { mode: 0o444 })
    const input = (path: string, text = 'x') => plan('write_file', { path, text })
    await expect(input('image.bin')).rejects.toThrow('is no text file, and is not replaced by text')
    await expect(input('kept.txt')).rejects.toThrow('is write-protected')
    await expect(input('.')).rejects.toThrow('is a folder')
    await expect(input('long.txt', 'line\n'.repeat(5000))).rejects.toThrow('too long to be looked over')
    await expect(input('nul.txt', 'a\0b')).rejects.toThrow('The text holds a NUL')
    await expect(input(join(outside, 'x.txt'))).rejects.toThrow('is not inside a folder')
  })

  it('changes nothing in a folder for reading only, not even one that became so meanwhile', async () => {
    const { granted, plan, setRoots } = grantedWorld('read')
    await expect(plan('write_file', { path: 'a.txt', text: 'a' })).rejects.toThrow('open for reading only')
    setRoots([{ path: granted, access: 'read-write' }])
    const { run } = await plan('write_file', { path: 'a.txt', text: 'a' })
    setRoots([{ path: granted, access: 'read' }])
    await expect(run(signal, noOutput)).rejects.toThrow('open for reading only')
    setRoots([])
    await expect(run(signal, noOutput)).rejects.toThrow('No folder is open to you')
    expect(readdirSync(granted)).toEqual([])
  })

  it('writes nothing when it was stopped', async () => {
    const { granted, plan } = grantedWorld()
    const { run } = await plan('write_file', { path: 'a.txt', text: 'a' })
    await expect(run(AbortSignal.abort(), noOutput)).rejects.toThrow()
    expect(readdirSync(granted)).toEqual([])
  })
})
