import { mkdirSync, symlinkSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createCommandWorld } from '../support/command-world.ts'
import { hostilePrograms, hostileWords } from '../support/hostile-commands.ts'

type Started = { readonly shown: readonly string[]; readonly started: readonly string[] }

/** Tells its words as the system holds them. */
const tellWords = `
import { readFileSync } from 'node:fs'
console.log(readFileSync('/proc/self/cmdline').toString('base64'))
`

/** As many in one command as it may have. */
const inGroups = (hostile: readonly string[]): readonly (readonly string[])[] => {
  const groups: string[][] = [[]]
  for (const word of hostile) {
    const last = groups.at(-1) ?? []
    if ([...last, word].join(' ').length < 15_900) last.push(word)
    else groups.push([word])
  }
  return groups
}

describe('the words of a command', () => {
  it('are started as they are shown, and read by nothing in between', async () => {
    const world = createCommandWorld()
    world.write('tell.mjs', tellWords)
    const hostile = hostileWords(world.canary)
    const results: Started[] = []
    for (const some of inGroups(hostile)) {
      const { ask, end } = await world.run(['node', 'tell.mjs', ...some])
      const started = Buffer.from(end.output, 'base64').toString().split('\0').slice(0, -1)
      results.push({ shown: ask?.view.type === 'command' ? ask.view.argv : [], started })
    }
    expect(hostile.length).toBeGreaterThanOrEqual(100)
    expect(results.filter(({ shown, started }) => JSON.stringify(shown) !== JSON.stringify(started))).toEqual([])
    expect({ words: results.flatMap(({ shown }) => shown.slice(2)), isTouched: world.isTouched() }).toEqual({
      words: hostile,
      isTouched: false,
    })
  }, 120_000)

  it('are shown with what the first one really is', async () => {
    const world = createCommandWorld()
    const program = world.write('real-tool', '#!/bin/sh\necho "$0"\n')
    symlinkSync(program, join(world.folder, 'short'))
    const { ask, end } = await world.run(['./short', 'x'])
    expect({ view: ask?.view, output: end.output }).toEqual({
      view: { type: 'command', argv: [join(world.folder, 'short'), 'x'], folder: world.folder, timeoutSeconds: 120, program },
      output: `${join(world.folder, 'short')}\n`,
    })
  })

  it('name a program and not a line for a shell', async () => {
    const world = createCommandWorld()
    world.write('tell.mjs', tellWords)
    world.write('plain.txt', 'text', 0o644)
    symlinkSync('loop', join(world.folder, 'loop'))
    const programs = hostilePrograms(world.canary)
    const answers = await Promise.all(programs.map((program) => world.refusal({ argv: [program, world.canary] })))
    expect(programs.filter((_program, index) => answers[index] === 'planned')).toEqual([])
    expect(world.isTouched()).toBe(false)
  })

  it('are refused when they could not be passed on as they are', async () => {
    const world = createCommandWorld()
    expect(
      await Promise.all([
        world.refusal({ argv: ['node', `a\0; touch ${world.canary}`] }),
        world.refusal({ argv: ['no\0de'] }),
        world.refusal({ argv: ['node', 'half \u{d800} pair'] }),
        world.refusal({ argv: ['node', 'a'.repeat(16_000)] }),
        world.refusal({ argv: [] }),
        world.refusal({ argv: 'node tell.mjs' }),
        world.refusal({ argv: ['node', 7] }),
      ]),
    ).toEqual([
      expect.stringContaining('Word 2 of argv holds a character'),
      expect.stringContaining('Word 1 of argv holds a character'),
      expect.stringContaining('Word 2 of argv holds a character'),
      expect.stringContaining('may have 16000 characters'),
      ...Array.from({ length: 3 }, () => expect.stringContaining("does not fit the tool's schema")),
    ])
  })

  it('find no program in the present folder unless they say so', async () => {
    const world = createCommandWorld({ environment: { PATH: `::.:relative:${process.env['PATH']}` } })
    world.write('only-here', '#!/bin/sh\necho here\n')
    expect([await world.refusal({ argv: ['only-here'] }), (await world.run(['./only-here'])).end.output]).toEqual([
      expect.stringContaining('There is no program only-here'),
      'here\n',
    ])
  })
})

describe('the folder of a command', () => {
  it('is a granted one with write access, or inside one', async () => {
    const world = createCommandWorld({
      roots: (path) => [
        { path, access: 'read-write' },
        { path: `${path}/../read-only`, access: 'read' },
      ],
    })
    symlinkSync(world.base, join(world.folder, 'out'))
    world.write('file', 'text')
    const folders = [
      '/',
      '/etc',
      '..',
      '../',
      '../..',
      world.base,
      `${world.folder}-evil`,
      join(world.folder, '..', 'granted', '..'),
      'out',
      join(world.folder, 'out'),
    ]
    const bad = [
      ...folders,
      join(world.folder, 'file'),
      join(world.folder, 'missing'),
      '',
      '~',
      `$(touch ${world.canary})`,
      'a\0b',
      '/proc/self/cwd',
      '/dev',
    ]
    const answers = await Promise.all(bad.map((folder) => world.refusal({ argv: ['node'], folder })))
    expect(bad.filter((_folder, index) => answers[index] === 'planned')).toEqual([])
    expect((await world.run(['pwd'], { folder: world.folder })).end.output).toBe(`${world.folder}\n`)
  })

  it('is none that tools are kept out of', async () => {
    const world = createCommandWorld()
    const folder = join(world.folder, 'kept-out')
    mkdirSync(folder)
    expect(await world.refusal({ argv: ['node'], folder })).toContain('is kept from tools')
  })

  it('is asked for when none is granted', async () => {
    const world = createCommandWorld({ roots: (path) => [{ path, access: 'read' }] })
    expect(await world.refusal({ argv: ['node'] })).toContain('No folder is open for changes')
  })
})

describe('what a yes for later covers', () => {
  it('is these words, in this folder, of this program', async () => {
    const world = createCommandWorld()
    const keyOf = async (argv: readonly string[], more = {}): Promise<unknown> => (await world.plan({ argv, ...more })).ask?.key
    world.write('tool', '#!/bin/sh\necho 1\n')
    const first = await keyOf(['./tool', 'a'])
    const same = await keyOf(['./tool', 'a'])
    const others = [await keyOf(['./tool', 'b']), await keyOf(['./tool', 'a', '']), await keyOf(['./tool', 'a'], { timeoutSeconds: 9 })]
    world.write('tool', '#!/bin/sh\necho 2\n')
    const changed = await keyOf(['./tool', 'a'])
    expect({ isSame: first === same, kinds: new Set([first, ...others, changed]).size }).toEqual({ isSame: true, kinds: 5 })
  })

  it('is said in words that can be read', async () => {
    const world = createCommandWorld()
    const { ask } = await world.plan({ argv: ['node', '-e', 'console.log("a b")', '; rm'] })
    expect({ what: ask?.what.replace(/^\S*\//u, ''), reasons: ask?.reasons, scopes: ask?.scopes }).toEqual({
      what: `node -e "console.log(\\"a b\\")" "; rm" in ${world.folder}`.replace(/^\S*\//u, ''),
      reasons: ['runs-program'],
      scopes: ['once', 'conversation', 'always'],
    })
    expect(basename(world.folder)).toBe('granted')
  })
})
