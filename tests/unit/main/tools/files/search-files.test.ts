import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { canary, grantedWorld } from '../../../../support/granted-world.ts'

const filled = () => {
  const world = grantedWorld('read')
  const { granted, outside } = world
  for (const folder of ['src', 'src/deep', 'node_modules', '.hidden']) mkdirSync(join(granted, folder))
  writeFileSync(join(granted, 'readme.md'), 'Outcrop\nreads files\n')
  writeFileSync(join(granted, 'src', 'main.ts'), 'const a = 1\nconst needle = 2\r\n')
  writeFileSync(join(granted, 'src', 'deep', 'other.ts'), 'Needle (x)\n')
  writeFileSync(join(granted, 'node_modules', 'needle.js'), 'needle\n')
  writeFileSync(join(granted, '.hidden', 'needle.txt'), 'nothing\n')
  writeFileSync(join(granted, 'picture.bin'), Buffer.from([0, 1, 2]))
  symlinkSync(outside, join(granted, 'way-out'))
  return world
}

describe('list_folder', () => {
  it('lists names and sizes, and names links without following them', async () => {
    const { call } = filled()
    expect((await call('list_folder', { path: '.' })).text.split('\n')).toEqual([
      '.hidden/',
      'node_modules/',
      'picture.bin  3 bytes',
      'readme.md  20 bytes',
      'src/',
      'way-out  (a link)',
    ])
  })

  it('names a file on one line, whatever it is called', async () => {
    const { granted, call } = grantedWorld('read')
    writeFileSync(join(granted, 'a\nb.txt'), 'x')
    expect((await call('list_folder', {})).text).toBe('"a\\nb.txt"  1 byte')
  })

  it('goes into folders when asked to, but not into those of programs', async () => {
    const { call } = filled()
    const { text } = await call('list_folder', { path: 'src', depth: 3 })
    expect(text.split('\n')).toEqual(['src/deep/', 'src/main.ts  30 bytes', 'src/deep/other.ts  11 bytes'])
  })

  it('names the open folders where there are several, and says when one is empty', async () => {
    const one = grantedWorld('read')
    const two = grantedWorld('read', (granted) => [{ path: join(granted, '..', 'outside'), access: 'read-write' }])
    expect([(await one.call('list_folder', {})).text, (await two.call('list_folder', {})).text]).toEqual([
      '[The folder is empty.]',
      `Folders that are open to you:\n${two.granted} (reading only)\n${two.outside} (reading and changing)`,
    ])
  })

  it('cuts a long list and says so', async () => {
    const { granted, call } = grantedWorld()
    for (let index = 0; index < 1001; index += 1) writeFileSync(join(granted, `${index}.txt`), '')
    const lines = (await call('list_folder', {})).text.split('\n')
    expect([lines.length, lines.at(-1)]).toEqual([
      1001,
      '[There is more: the list was cut at 1000. List a folder in it, or look for names.]',
    ])
  })
})

describe('find_files', () => {
  it('finds names anywhere, whole paths where there is a slash, and nothing behind a link', async () => {
    const { call } = filled()
    const found = async (pattern: string) => (await call('find_files', { pattern })).text
    expect([await found('*.ts'), await found('src/*.ts'), await found('NEEDLE*'), await found('canary*')]).toEqual([
      'src/main.ts\nsrc/deep/other.ts',
      'src/main.ts',
      '.hidden/needle.txt',
      '[Nothing was found.]',
    ])
  })
})

describe('search_files', () => {
  it('finds lines with their numbers, whatever the case, and counts what is no text', async () => {
    const { call } = filled()
    expect(await call('search_files', { text: 'needle' })).toEqual({
      isError: false,
      isUntrusted: true,
      text: [
        'src/main.ts',
        '  2: const needle = 2',
        'src/deep/other.ts',
        '  1: Needle (x)',
        '[Passed over, as no text, larger than 5 MB, or not readable: 1.]',
      ].join('\n'),
    })
  })

  it('takes patterns, names and case into account', async () => {
    const { call } = filled()
    const found = async (input: object) => (await call('search_files', input)).text
    expect([
      await found({ text: 'needle', matchCase: true, files: '*.ts' }),
      await found({ text: String.raw`^needle\s\(`, isPattern: true, path: 'src' }),
      await found({ text: '(x)', files: '*.{ts,md}' }),
    ]).toEqual(['src/main.ts\n  2: const needle = 2', 'src/deep/other.ts\n  1: Needle (x)', 'src/deep/other.ts\n  1: Needle (x)'])
  })

  it('never looks outside', async () => {
    const { call } = filled()
    expect((await call('search_files', { text: canary, path: '.' })).text).toContain('[Nothing was found.]')
  })

  it('names nothing and searches nothing of what is kept out', async () => {
    const { granted, call } = grantedWorld('read')
    mkdirSync(join(granted, 'kept-out'))
    writeFileSync(join(granted, 'kept-out', 'secret.txt'), 'needle')
    expect([
      (await call('search_files', { text: 'needle' })).text,
      (await call('find_files', { pattern: '*' })).text,
      (await call('list_folder', {})).text,
    ]).toEqual(['[Nothing was found.]', '[Nothing was found.]', '[The folder is empty.]'])
  })

  it('shows a long line around what was found, and ends in a file with too many', async () => {
    const { granted, call } = grantedWorld()
    writeFileSync(join(granted, 'long.txt'), `${'x'.repeat(1000)}needle${'y'.repeat(1000)}`)
    writeFileSync(join(granted, 'many.txt'), 'dot\n'.repeat(100))
    const { text } = await call('search_files', { text: 'needle' })
    expect(text).toBe(`long.txt\n  1: …${'x'.repeat(100)}needle${'y'.repeat(194)}…`)
    expect((await call('search_files', { text: 'dot' })).text.split('\n').at(-1)).toBe(
      '  [More in this file: only the first 20 lines are shown.]',
    )
  })

  it('says why a pattern cannot be read', async () => {
    const { call } = grantedWorld()
    await expect(call('search_files', { text: '(', isPattern: true })).rejects.toThrow('The pattern cannot be read')
  })

  it('stops when it is told to', async () => {
    const { plan } = filled()
    const { run } = await plan('search_files', { text: 'needle' })
    await expect(run(AbortSignal.abort(), () => undefined)).rejects.toThrow('aborted')
  })
})
