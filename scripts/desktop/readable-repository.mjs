import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { inRepository, repository } from '../repository.mjs'
import { run, succeeds } from '../run.mjs'

const needed = [
  'package.json',
  'playwright.config.ts',
  'tsconfig.base.json',
  'tsconfig.json',
  'tsconfig.tests.json',
  'scripts',
  'src',
  'resources',
  'tests',
  'bench',
  'out',
  'dist',
  'node_modules',
]
const neededOfCache = ['electron-33.2.1', 'packaged-for-tests']

const canRead = (user) =>
  succeeds('test', ['-r', inRepository('package.json')], user) && succeeds('test', ['-r', inRepository('out/main/index.js')], user)

/** A clone in a private folder (root's home, say) cannot be read by the user that runs the windows; a readable copy stands in for it. */
export const readableRepository = (user) => {
  if (user.uid === undefined || canRead(user)) return { folder: repository, remove: () => {} }
  const folder = mkdtempSync(join(tmpdir(), 'outcrop-readable-'))
  process.stdout.write(`${repository} is private to its owner, so the tests run from a copy in ${folder}\n`)
  for (const name of [...needed, ...neededOfCache.map((each) => join('.cache', each))]) {
    if (!existsSync(inRepository(name))) continue
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    cpSync(inRepository(name), join(folder, name), { recursive: true, verbatimSymlinks: true })
  }
  run('chmod', ['-R', 'a+rX', folder])
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}
