import { spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import { inRepository, nodeBinary, repository } from './repository.mjs'
import { readPlaywrightReport, readVitestReport } from './test/read-report.mjs'
import { summarise } from './test/summarise.mjs'

const script = (name, ...args) => [nodeBinary(), inRepository('scripts', name), ...args]
const inProject = (...command) => script('with-electron.mjs', ...command)

const vitest = (project) => ({
  name: project,
  command: [
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
  read: () => readVitestReport(inRepository('test-results', `${project}.json`)),
})
const playwright = (name, project, needs) => ({
  name,
  needs,
  command: script('test-in-window.mjs', project),
  read: () => readPlaywrightReport(inRepository('test-results', project, 'playwright.json')),
})

const steps = [
  { name: 'check', command: inProject(...script('check.mjs')) },
  vitest('unit'),
  vitest('integration'),
  { name: 'build', command: script('build.mjs') },
  playwright('e2e', 'app', 'build'),
  { name: 'package', needs: 'build', command: script('package.mjs') },
  playwright('packaged', 'packaged', 'package'),
]

let child
let isStopped = false
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    isStopped = true
    child?.kill(signal)
  })
}

const runStep = ([program, ...args]) =>
  new Promise((resolve, reject) => {
    child = spawn(program, args, { cwd: repository, stdio: 'inherit' })
    child.once('error', reject)
    child.once('exit', (code) => resolve(code === 0))
  })

/** Every step runs, unless one that it needs has failed; nothing is skipped in silence. */
rmSync(inRepository('test-results'), { recursive: true, force: true })
const outcomes = []
for (const { name, needs, command, read } of steps) {
  const isBlocked = isStopped || (needs !== undefined && !outcomes.some((outcome) => outcome.name === needs && outcome.isOk))
  if (isBlocked) {
    outcomes.push({ name, isOk: false, note: isStopped ? 'stopped' : `not run, because ${needs} failed` })
    continue
  }
  process.stdout.write(`\n=== ${name}\n`)
  const isOk = await runStep(command)
  outcomes.push({ name, isOk, counts: read?.() })
}
process.exitCode = summarise(outcomes)
