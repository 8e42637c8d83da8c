import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it, onTestFinished } from 'vitest'
import { addTraps, canary, grantedWorld, snapshot, type FileWorld } from '../support/granted-world.ts'
import { hostilePaths } from '../support/hostile-paths.ts'

/** Everything a model could try with one path; what each gave back, or the words it was refused with. */
const everyTool = async ({ call }: FileWorld, path: string) => {
  const calls = {
    read_file: { path },
    list_folder: { path, depth: 8 },
    find_files: { pattern: '*', path },
    search_files: { text: canary.slice(0, 6), path },
    write_file: { path, text: 'overwritten' },
    edit_file: { path, edits: [{ oldText: canary, newText: 'edited' }] },
  }
  const said: Record<string, string> = {}
  for (const [name, input] of Object.entries(calls)) {
    said[name] = await call(name, input).then(
      (outcome) => `ok ${JSON.stringify(outcome)}`,
      (error: unknown) => `refused ${String(error)}`,
    )
  }
  return said
}

const openSocket = async (path: string): Promise<void> => {
  const server = createServer()
  server.listen(path)
  await once(server, 'listening')
  onTestFinished(() => void server.close())
}

describe('paths of the tools for files', () => {
  it.each(hostilePaths)('stays inside with %j', async (path) => {
    const world = grantedWorld()
    const { base, granted, outside } = world
    addTraps(world)
    mkdirSync(join(granted, 'kept-out'))
    writeFileSync(join(granted, 'kept-out', 'secret.txt'), canary)
    symlinkSync('kept-out', join(granted, 'link-kept-out'))
    execFileSync('mkfifo', [join(granted, 'pipe')])
    await openSocket(join(granted, 'socket'))
    const around = () =>
      Object.fromEntries(
        readdirSync(base)
          .filter((name) => name !== 'granted')
          .map((name) => [name, snapshot(join(base, name))]),
      )
    const before = { around: around(), secret: readFileSync(join(granted, 'kept-out', 'secret.txt'), 'utf8') }

    const said = await everyTool(world, path.replaceAll('BASE', base))

    expect({ around: around(), secret: readFileSync(join(granted, 'kept-out', 'secret.txt'), 'utf8') }).toEqual(before)
    expect(Object.values(said).filter((words) => words.includes(canary) || words.includes('root:x:0'))).toEqual([])
    expect(said['read_file']).toMatch(/^refused Error: /u)
    expect(existsSync(join(outside, 'new.txt'))).toBe(false)
  })

  it('has at least eighty of them, no two alike', () => {
    expect([new Set(hostilePaths).size, hostilePaths.length >= 80]).toEqual([hostilePaths.length, true])
  })

  it.each([
    'inside.txt',
    './inside.txt',
    'sub/../inside.txt',
    'BASE/granted/inside.txt',
    'BASE/granted/sub/../inside.txt',
    'BASE/granted//inside.txt',
    'none/../inside.txt',
  ])('reads what is inside as %j', async (path) => {
    const world = grantedWorld()
    addTraps(world)
    expect((await world.call('read_file', { path: path.replaceAll('BASE', world.base) })).text).toBe('inside')
  })

  it('gives nothing away for any mixture of such names', { timeout: 120_000 }, async () => {
    const world = grantedWorld()
    addTraps(world)
    const before = snapshot(world.outside)
    const name = fc.constantFrom(
      '..',
      '.',
      '',
      'sub',
      'link-folder',
      'link-parent',
      'link-inside',
      'link-up',
      'outside',
      'granted',
      'nested',
      'new',
    )
    const end = fc.constantFrom('canary.txt', 'deep.txt', 'inside.txt', 'link-file', 'hard.txt', '')
    const path = fc
      .tuple(fc.constantFrom('', `${world.base}/`, `${world.granted}/`), fc.array(name, { maxLength: 8 }), end)
      .map(([start, names, last]) => start + [...names, last].join('/'))
    const said = new Set<string>()
    await fc.assert(
      fc.asyncProperty(path, async (given) => {
        for (const tool of ['read_file', 'list_folder']) {
          const words = await world.call(tool, { path: given }).then(({ text }) => text, String)
          said.add(words.startsWith('Error') ? 'refused' : words)
          expect(words.includes(canary) || /^canary\.txt/mu.test(words)).toBe(false)
        }
      }),
      { numRuns: 400, examples: [['sub/deep.txt'], ['inside.txt'], ['link-folder/canary.txt']] },
    )
    expect({ outside: snapshot(world.outside), read: said.has('inside') && said.has('deep'), refused: said.has('refused') }).toEqual({
      outside: before,
      read: true,
      refused: true,
    })
  })

  it('follows a link that stays inside', async () => {
    const world = grantedWorld()
    addTraps(world)
    expect((await world.call('read_file', { path: 'link-inside/deep.txt' })).text).toBe('deep')
  })

  it('names odd files as they are, and reads them', async () => {
    const { granted, call } = grantedWorld()
    const names = [
      'caf\u{e9}.txt',
      'cafe\u{301}.txt',
      '..txt',
      '...',
      ' lead',
      'trail ',
      '-n',
      'a\\b',
      '%2e%2e',
      'two\nlines',
      '\u{202e}gpj',
      'CON',
      'a:b',
      '👩‍👩‍👧.txt',
    ]
    for (const name of names) writeFileSync(join(granted, name), `text of ${name}`)
    const texts = await Promise.all(names.map(async (name) => (await call('read_file', { path: name })).text))
    expect(texts).toEqual(names.map((name) => `text of ${name}`))
  })

  it('refuses a granted folder that has become a link', async () => {
    const { granted, outside, call } = grantedWorld('read', () => [])
    execFileSync('rm', ['-r', granted])
    symlinkSync(outside, granted)
    await expect(call('read_file', { path: 'canary.txt' })).rejects.toThrow('is not there any more, or has become a link')
  })

  it('lets the inner of two folders say what is allowed', async () => {
    const { granted, call } = grantedWorld('read-write', (path) => [{ path: join(path, 'inner'), access: 'read' }])
    mkdirSync(join(granted, 'inner'))
    await call('write_file', { path: join(granted, 'a.txt'), text: 'a' })
    await expect(call('write_file', { path: join(granted, 'inner', 'a.txt'), text: 'a' })).rejects.toThrow('open for reading only')
  })
})

/** Swaps a file and a folder with links to outside, as fast as it can, until it is ended; then says how often it did. */
const attacker = `
const { renameSync, symlinkSync, writeFileSync, linkSync, rmSync } = require('node:fs')
const [granted, outside] = process.argv.slice(1)
const at = (name) => granted + '/' + name
symlinkSync(outside, at('folder-link'))
let swaps = 0
let ended = false
process.on('message', () => { ended = true })
const put = (from, to) => {
  for (let tries = 1; ; tries += 1) {
    try {
      return renameSync(from, to)
    } catch (error) {
      // The tool has made something under the name in the meantime, and may do so again.
      if (tries === 100) throw error
      rmSync(to, { recursive: true, force: true, maxRetries: 5 })
    }
  }
}
const swap = (name, link, aside) => {
  put(at(name), at(aside))
  put(at(link), at(name))
  put(at(name), at(link))
  put(at(aside), at(name))
}
const round = () => {
  for (let count = 0; count < 50; count += 1) {
    swap('folder', 'folder-link', 'folder-aside')
    symlinkSync(outside + '/file.txt', at('file-link'))
    renameSync(at('file-link'), at('file.txt'))
    writeFileSync(at('file-new'), 'inside')
    renameSync(at('file-new'), at('file.txt'))
    linkSync(outside + '/file.txt', at('file-hard'))
    renameSync(at('file-hard'), at('file.txt'))
    writeFileSync(at('file-new'), 'inside')
    renameSync(at('file-new'), at('file.txt'))
    swaps += 1
  }
  if (ended) process.send({ swaps }, () => process.exit(0))
  else setImmediate(round)
}
process.send('ready')
round()`

const races = 1000

describe('a folder that is swapped with links while it is used', () => {
  it(`gives nothing away and changes nothing outside in ${races} runs`, { timeout: 300_000 }, async () => {
    const { granted, outside, call } = grantedWorld()
    mkdirSync(join(granted, 'folder'))
    for (const path of [join(granted, 'folder', 'file.txt'), join(granted, 'file.txt')]) writeFileSync(path, 'inside')
    writeFileSync(join(outside, 'file.txt'), canary)
    const before = snapshot(outside)
    const child = spawn(process.execPath, ['-e', attacker, granted, outside], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
    onTestFinished(() => void child.kill('SIGKILL'))
    await once(child, 'message')

    const said: string[] = []
    const tried: string[] = []
    const attempts = [
      () => call('read_file', { path: 'folder/file.txt' }),
      () => call('read_file', { path: 'file.txt' }),
      () => call('list_folder', { path: 'folder' }),
      () => call('search_files', { text: 'CANARY', path: 'folder' }),
      (run: number) => call('write_file', { path: `folder/new-${run}.txt`, text: 'written' }),
      () => call('write_file', { path: 'folder/file.txt', text: 'written' }),
      () => call('edit_file', { path: 'file.txt', edits: [{ oldText: 'inside', newText: 'edited' }] }),
      (run: number) => call('write_file', { path: `folder/deep-${run}/new.txt`, text: 'written' }),
    ]
    for (let round = 0; round < races; round += attempts.length) {
      const outcomes = attempts.map((attempt, index) => attempt(round + index).then((outcome) => outcome.text, String))
      // What a program that only looks at the path would have read.
      tried.push(naiveRead(join(granted, 'folder/file.txt')), naiveRead(join(granted, 'file.txt')))
      said.push(...(await Promise.all(outcomes)))
    }
    child.send('end')
    await once(child, 'exit')

    expect(snapshot(outside)).toEqual(before)
    expect(said.filter((words) => words.includes(canary) || words.includes('canary.txt'))).toEqual([])
    expect({ runs: said.length, sawTheAttack: tried.includes(canary), sawTheFile: said.includes('inside') }).toEqual({
      runs: races,
      sawTheAttack: true,
      sawTheFile: true,
    })
  })
})

const naiveRead = (path: string): string => {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    // Between two names of the attacker.
    return ''
  }
}
