import { spawnSync } from 'node:child_process'
import { repository } from './repository.mjs'

const checks = [
  { name: 'types', command: ['tsc', '-b'] },
  {
    name: 'lint and arrows',
    command: ['oxlint', '--max-warnings', '0'],
  },
  { name: 'dead code and dependencies', command: ['knip'] },
  { name: 'unused words', command: ['node', 'scripts/check-words.mjs'] },
  { name: 'format', command: ['oxfmt', '--check', '.'] },
]

/** All checks run, so that one report names everything there is to do. */
const failed = checks.filter(({ name, command: [program, ...args] }) => {
  process.stdout.write(`\n— ${name}\n`)
  return spawnSync(program, args, { cwd: repository, stdio: 'inherit', shell: process.platform === 'win32' }).status !== 0
})

process.stdout.write(failed.length === 0 ? '\nAll checks passed.\n' : `\nFailed: ${failed.map(({ name }) => name).join(', ')}\n`)
process.exitCode = failed.length === 0 ? 0 : 1
