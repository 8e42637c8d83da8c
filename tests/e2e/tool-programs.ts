import { mkdirSync, realpathSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { RunningApp } from './app.fixture.ts'
import { openFolderToTools, readyWithTools } from './tool-steps.ts'

/** Says something at once, and the rest when a file named `go` is there. */
const talker = `import { existsSync } from 'node:fs'
console.log('first line')
const timer = setInterval(() => {
  if (!existsSync('go')) return
  clearInterval(timer)
  console.log('last line')
}, 20)
`
/** Says nothing, and leaves a line for each time it was run. */
const counter = `import { appendFileSync } from 'node:fs'
appendFileSync('runs.txt', 'run\\n')
`
/** Starts itself once more, and neither ends on a polite signal. */
const stubborn = `import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
process.on('SIGTERM', () => undefined)
const isChild = process.argv[2] === 'child'
if (!isChild) spawn(process.execPath, [import.meta.filename, 'child'], { stdio: 'ignore', detached: true })
writeFileSync(isChild ? 'child.pid' : 'parent.pid', String(process.pid))
console.log('at work')
setInterval(() => undefined, 1000)
`

/** A folder of the test's computer with the programs, by its real path. */
export const folderWithPrograms = (computer: string): string => {
  const folder = join(realpathSync(computer), 'project')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'talk.mjs'), talker)
  writeFileSync(join(folder, 'count.mjs'), counter)
  writeFileSync(join(folder, 'stay.mjs'), stubborn)
  writeFileSync(join(folder, 'letter.txt'), 'Dear Ada,\nall is well.\n')
  return folder
}

/** A call of one of them. */
export const program = (script: string) => ({ name: 'run_command', input: { argv: [process.execPath, script] } })

/** Ready to ask a model that takes tools, with the folder open to them for reading and writing. */
export const readyWith = async (folder: string, app: RunningApp): Promise<RunningApp> => {
  await readyWithTools(app)
  await openFolderToTools(app.electronApp, app.page, folder)
  return app
}
