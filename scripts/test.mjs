import { spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { inRepository, nodeBinary, repository } from './repository.mjs'
import { addCounts, readPlaywrightReport, readVitestReport } from './test/read-report.mjs'
import { resultsOf, shards } from './test/shards.mjs'
import { summarise } from './test/summarise.mjs'

const script = (name, ...args) => [nodeBinary(), inRepository('scripts', name), ...args]
const inProject = (...command) => script('with-electron.mjs', ...command)

const vitest = (project) => ({
  name: project,
  commands: [
    [
      ...script('with-keyring.mjs'),
      ...inProject(
        'vitest',
        'run',
        '--project',
        project,
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=test-results/${project}.json`,
      ),
    ],
  ],
  read: () => readVitestReport(inRepository('test-results', `${project}.json`)),
})
/** @type {readonly (string | undefined)[]} */
const wholeProject = [undefined]
const playwright = (name, project, needs, parts = wholeProject) => ({
  name,
  needs,
  commands: parts.map((shard) => script('test-in-window.mjs', project, ...(shard === undefined ? [] : [`--shard=${shard}`]))),
  read: () =>
    addCounts(parts.map((shard) => readPlaywrightReport(inRepository('test-results', resultsOf(project, shard), 'playwright.json')))),
})

/** A window takes a core and a half: more than two at once would only wait for each other on the computers that tests run on. */
const windowsAtOnce = Math.min(2, availableParallelism())

const steps = [
  { name: 'check', commands: [inProject(...script('check.mjs'))] },
  vitest('unit'),
  vitest('integration'),
  { name: 'build', commands: [script('build.mjs')] },
  playwright('e2e', 'app', 'build', shards(windowsAtOnce)),
  { name: 'package', needs: 'build', commands: [script('package.mjs')] },
  playwright('packaged', 'packaged', 'package'),
]

const running = new Set()
let isStopped = false
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    isStopped = true
    for (const child of running) child.kill(signal)
  })
}

const run = ([program, ...args]) =>
  new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: repository, stdio: 'inherit' })
    running.add(child)
    child.once('error', reject)
    child.once('exit', (code) => {
      running.delete(child)
      resolve(code === 0)
    })
  })

/** Every step runs, unless one that it needs has failed; nothing is skipped in silence. */
rmSync(inRepository('test-results'), { recursive: true, force: true })
const outcomes = []
for (const { name, needs, commands, read } of steps) {
  const isBlocked = isStopped || (needs !== undefined && !outcomes.some((outcome) => outcome.name === needs && outcome.isOk))
  if (isBlocked) {
    outcomes.push({ name, isOk: false, note: isStopped ? 'stopped' : `not run, because ${needs} failed` })
    continue
  }
  process.stdout.write(`\n=== ${name}\n`)
  const isOk = (await Promise.all(commands.map(run))).every(Boolean)
  outcomes.push({ name, isOk, counts: read?.() })
}
process.exitCode = summarise(outcomes)
