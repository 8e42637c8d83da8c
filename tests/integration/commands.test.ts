import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { endOrphans } from '../../src/main/tools/processes/end-tree.ts'
import { createCommandWorld } from '../support/command-world.ts'
import { eventually } from '../support/eventually.ts'
import { isAlive } from '../support/is-alive.ts'

/** Starts a child in its group, one in a session of its own, and one that nobody is the parent of any more; none of them heeds SIGTERM. */
const family = `
import { spawn } from 'node:child_process'
import { appendFileSync } from 'node:fs'
const sleeper = "process.on('SIGTERM', () => {}); require('node:fs').appendFileSync('pids', process.pid + '\\\\n'); setInterval(() => {}, 1000)"
spawn(process.execPath, ['-e', sleeper], { stdio: 'inherit' })
spawn(process.execPath, ['-e', sleeper], { stdio: 'inherit', detached: true })
spawn(process.execPath, ['-e', \`require('node:child_process').spawn(process.execPath, ['-e', \${JSON.stringify(sleeper)}], { stdio: 'inherit', detached: true }).unref(); setTimeout(() => process.exit(), 300)\`], { stdio: 'inherit', detached: true })
process.on('SIGTERM', () => {})
appendFileSync('pids', process.pid + '\\n')
`
const stays = `${family}\nsetInterval(() => {}, 1000)`
const leaves = `import { readFileSync } from 'node:fs'
${family}
setInterval(() => readFileSync('pids', 'utf8').split('\\n').length > 4 && process.exit(0), 20)`

const pidsIn = (folder: string): readonly number[] =>
  existsSync(join(folder, 'pids')) ? readFileSync(join(folder, 'pids'), 'utf8').split('\n').filter(Boolean).map(Number) : []

describe('a command', () => {
  it('tells the model and the person how it ended and what it wrote', async () => {
    const world = createCommandWorld()
    const { outcome } = await world.run(['node', '-e', 'console.log("out"); console.error("err"); process.exitCode = 3'])
    expect(outcome).toEqual({
      isError: true,
      text: expect.stringMatching(/^The program ended with exit code 3 after \d+\.\d s\.\n(?:out\nerr|err\nout)\n$/u),
      view: {
        type: 'terminal',
        command: {
          argv: [expect.stringMatching(/\/node$/u), '-e', expect.any(String)],
          folder: world.folder,
          exitCode: 3,
          ending: 'exited',
          durationMs: expect.any(Number),
          output: expect.any(String),
          isCut: false,
        },
      },
      isUntrusted: true,
    })
  })

  it('that writes nothing says so', async () => {
    const { outcome } = await createCommandWorld().run(['true'])
    expect(outcome).toMatchObject({ isError: false, text: expect.stringContaining('exit code 0'), isUntrusted: false })
    expect(outcome.text).toContain('It wrote nothing.')
  })

  it('is shown as it writes', async () => {
    const world = createCommandWorld()
    const seen: string[] = []
    const stop = new AbortController()
    const running = world.run(['node', '-e', 'console.log("first"); setInterval(() => {}, 1000)'], {
      stop: stop.signal,
      onOutput: (text) => seen.push(text),
    })
    await eventually(() => expect(seen).toEqual(['first\n']))
    stop.abort()
    expect((await running).end).toMatchObject({ ending: 'stopped', output: 'first\n' })
  })

  it('has nothing to read and nobody to ask', async () => {
    const { end } = await createCommandWorld().run([
      'node',
      '-e',
      'console.log([...require("node:fs").readFileSync(0)].length, !!process.stdin.isTTY)',
    ])
    expect(end.output).toBe('0 false\n')
  })

  it('gets a PATH and no secret', async () => {
    const secrets = {
      AWS_ACCESS_KEY_ID: 'canary',
      AWS_PROFILE: 'canary',
      aws_session_token: 'canary',
      GITHUB_TOKEN: 'canary',
      NPM_TOKEN: 'canary',
      MY_API_KEY: 'canary',
      DB_PASSWORD: 'canary',
      CLIENT_SECRET: 'canary',
      NODE_OPTIONS: '--title=canary',
      ELECTRON_RUN_AS_NODE: 'canary',
      LD_PRELOAD: '/canary.so',
      HTTPS_PROXY: 'http://user:canary@proxy.example.com',
      HARMLESS_NAME: 'ghp_canarycanarycanary',
      ANOTHER: 'AKIACANARYCANARY1234',
    }
    const world = createCommandWorld({ environment: { ...secrets, EDITOR: 'vi', LANG: 'C.UTF-8' } })
    const { end } = await world.run(['env'])
    expect(end.output).not.toMatch(/canary/iu)
    expect(end.output.split('\n').map((line) => line.split('=')[0])).toEqual(
      expect.arrayContaining(['PATH', 'EDITOR', 'LANG', 'PWD', 'TERM']),
    )
  })

  it('of a flood keeps the beginning and the end', async () => {
    const world = createCommandWorld()
    const shown: number[] = []
    const { end, outcome } = await world.run(
      [
        'node',
        '-e',
        'process.stdout.write("begin\\n"); for (let i = 0; i < 300; i++) process.stdout.write("x".repeat(100000)); process.stdout.write("\\nend")',
      ],
      { onOutput: (text) => shown.push(text.length) },
    )
    expect({
      ends: [end.output.startsWith('begin\nxxx'), end.output.endsWith('xxx\nend'), end.output.includes('characters left out …]')],
      isCut: end.isCut,
      isShort: outcome.text.length < 60_000 && Math.max(...shown) <= 16_000,
    }).toEqual({ ends: [true, true, true], isCut: true, isShort: true })
  })

  it.each([
    ['was ended by a signal', ['node', '-e', 'process.kill(process.pid, "SIGKILL")'], 'signal', 'was ended by a signal'],
    ['needs a program that is not there', ['./garbage'], 'not-started', 'could not be started'],
  ])('that %s says so', async (_name, argv, ending, words) => {
    const world = createCommandWorld()
    world.write('garbage', '#!/nowhere/interpreter\n')
    const { outcome, end } = await world.run(argv)
    expect({ isError: outcome.isError, ending: end.ending, exitCode: end.exitCode }).toEqual({ isError: true, ending, exitCode: null })
    expect(outcome.text).toContain(words)
  })
})

describe('the end of a command', () => {
  it.each(['leaves.mjs', 'stays.mjs', 'stopped.mjs'])('takes along everything that it has started (%s)', async (name) => {
    const world = createCommandWorld()
    world.write(name, name === 'leaves.mjs' ? leaves : stays)
    const stop = new AbortController()
    const running = world.run(['node', name], { timeoutSeconds: name === 'stays.mjs' ? 8 : 60, stop: stop.signal })
    await eventually(() => expect(pidsIn(world.folder).length).toBe(4))
    if (name === 'stopped.mjs') stop.abort()
    const { end } = await running
    expect(end.ending).toBe({ 'leaves.mjs': 'exited', 'stays.mjs': 'timeout', 'stopped.mjs': 'stopped' }[name])
    await eventually(() => expect(pidsIn(world.folder).filter(isAlive)).toEqual([]))
  })

  it('comes at once when the person stops it', async () => {
    const world = createCommandWorld()
    world.write('deaf.mjs', 'process.on("SIGTERM", () => {}); console.log(process.pid); setInterval(() => {}, 1000)')
    const stop = new AbortController()
    let pid = 0
    const running = world.run(['node', 'deaf.mjs'], {
      stop: stop.signal,
      onOutput: (text) => {
        pid = Number(text)
      },
    })
    await eventually(() => expect(pid).toBeGreaterThan(0))
    stop.abort()
    const { outcome } = await running
    const wasAlive = isAlive(pid)
    expect([wasAlive, outcome.isError, outcome.text.startsWith('The person stopped the program after ')]).toEqual([true, true, true])
    await eventually(() => expect(isAlive(pid)).toBe(false))
  })

  it('comes before the beginning for one that was stopped already', async () => {
    const world = createCommandWorld()
    const { end } = await world.run(['touch', world.canary], { stop: AbortSignal.abort() })
    expect({ ending: end.ending, isTouched: world.isTouched() }).toEqual({ ending: 'stopped', isTouched: false })
  })

  it('comes at the time limit', async () => {
    const { outcome, end } = await createCommandWorld().run(['sleep', '60'], { timeoutSeconds: 1 })
    expect({ ending: end.ending, exitCode: end.exitCode, says: outcome.text.includes('ran longer than 1 s') }).toEqual({
      ending: 'timeout',
      exitCode: null,
      says: true,
    })
  })
})

describe('what was changed after it was shown', () => {
  it('is not run: the program itself', async () => {
    const world = createCommandWorld()
    world.write('tool', '#!/bin/sh\ntrue\n')
    const planned = await world.plan({ argv: ['./tool'] })
    world.write('tool', `#!/bin/sh\ntouch ${world.canary}\n`)
    await expect(planned.run(new AbortController().signal, () => undefined)).rejects.toThrow('was changed since the call was checked')
    expect(world.isTouched()).toBe(false)
  })

  it('is not run: where its link leads', async () => {
    const world = createCommandWorld()
    const link = join(world.folder, 'tool')
    symlinkSync('/bin/true', link)
    const planned = await world.plan({ argv: ['./tool', world.canary] })
    rmSync(link)
    symlinkSync('/usr/bin/touch', link)
    await expect(planned.run(new AbortController().signal, () => undefined)).rejects.toThrow('was changed since the call was checked')
    expect(world.isTouched()).toBe(false)
  })

  it('is not run: the folder it runs in', async () => {
    const world = createCommandWorld()
    const inner = join(world.folder, 'inner')
    const other = join(world.folder, 'other')
    for (const each of [inner, other]) mkdirSync(each)
    const planned = await world.plan({ argv: ['touch', 'here'], folder: inner })
    renameSync(inner, `${inner}-away`)
    renameSync(other, inner)
    await expect(planned.run(new AbortController().signal, () => undefined)).rejects.toThrow('was moved or replaced')
    writeFileSync(join(world.folder, 'kept'), '')
    expect([inner, `${inner}-away`].map((each) => existsSync(join(each, 'here')))).toEqual([false, false])
  })
})

describe('the end of the app', () => {
  /** An app that runs a command and then ends in its own way. */
  const runInApp = async (ending: 'process.exit()' | 'process.kill(process.pid, "SIGKILL")') => {
    const world = createCommandWorld()
    world.write('stays.mjs', stays)
    const source = new URL('../../src/main/tools/run/run-program.ts', import.meta.url).href
    const carriers = new URL('../../src/main/tools/processes/call-carriers.ts', import.meta.url).href
    world.write(
      'app.mjs',
      `import { readFileSync } from 'node:fs'
import { runProgram } from ${JSON.stringify(source)}
import { newCallId } from ${JSON.stringify(carriers)}
const callId = newCallId()
const call = { argv: [process.execPath, 'stays.mjs'], folder: ${JSON.stringify(world.folder)}, environment: { OUTCROP_CALL: callId }, callId, timeoutMs: 60000 }
void runProgram(call, () => undefined, new AbortController().signal)
const count = () => { try { return readFileSync('pids', 'utf8').split('\\n').length } catch { return 0 } }
setInterval(() => { if (count() > 4) ${ending} }, 20)`,
    )
    const app = spawn(process.execPath, ['app.mjs'], { cwd: world.folder, stdio: 'ignore' })
    onTestFinished(() => void app.kill('SIGKILL'))
    await once(app, 'exit')
    return pidsIn(world.folder)
  }

  it('takes its commands along', async () => {
    const pids = await runInApp('process.exit()')
    expect(pids).toHaveLength(4)
    await eventually(() => expect(pids.filter(isAlive)).toEqual([]))
  })

  it('by a crash leaves commands that the next start ends', async () => {
    const pids = await runInApp('process.kill(process.pid, "SIGKILL")')
    // Not counted before: another test may have made the tool, which ends them as well.
    endOrphans()
    expect(pids).toHaveLength(4)
    await eventually(() => expect(pids.filter(isAlive)).toEqual([]))
  })
})
