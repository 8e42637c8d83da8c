import { join } from 'node:path'
import { installDebianPackages } from './set-up/debian-packages.mjs'
import { prepareFallbackElectron } from './set-up/fallback-electron.mjs'
import { writeLauncher } from './set-up/fallback-launcher.mjs'
import { installOrdinaryElectron } from './set-up/ordinary-electron.mjs'
import { installProjectNode } from './set-up/project-node.mjs'
import { buildSqliteDriver, removeBuiltSqliteDriver } from './set-up/sqlite-driver.mjs'
import { findElectron } from './electron-path.mjs'

/** Everything that `npm ci` cannot bring: system libraries, an Electron, and a SQLite driver that works in it; with --tests also what makes their files. */
const setUp = async () => {
  installDebianPackages({ forTests: process.argv.includes('--tests') })
  installProjectNode()
  let electron = findElectron()
  if (electron === null) {
    if (!(await installOrdinaryElectron())) await prepareFallbackElectron()
    electron = findElectron()
  }
  if (electron === null)
    throw new Error('Electron was installed, but it is not where it should be. Delete node_modules and .cache, then run npm ci.')
  if (electron.kind === 'fallback') {
    writeLauncher(join(electron.folder, 'resources/app'))
    buildSqliteDriver()
  } else removeBuiltSqliteDriver()
  process.stdout.write(`Set-up is complete: Electron ${electron.version}${electron.kind === 'fallback' ? ' (fallback)' : ''}\n`)
}

try {
  await setUp()
} catch (error) {
  process.stderr.write(`\nSet-up stopped: ${error.message}\n`)
  process.exitCode = 1
}
