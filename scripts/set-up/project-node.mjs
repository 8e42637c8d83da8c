import { existsSync, mkdirSync, rmSync, symlinkSync } from 'node:fs'
import { inRepository, packageVersion } from '../repository.mjs'
import { runQuietly } from '../run.mjs'

const folder = inRepository('node_modules/node')
const binary = inRepository('node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node')
const link = inRepository('node_modules/.bin/node')

/**
 * npm runs no install scripts here (see .npmrc), so the one that matters runs now: the package that carries the Node of the lock file fetches
 * the binary of this platform. From then on every npm script finds it first on its path.
 */
export const installProjectNode = () => {
  if (!existsSync(binary)) {
    process.stdout.write(`Fetching Node ${packageVersion('node')}\n`)
    runQuietly(process.execPath, ['installArchSpecificPackage.js'], {
      cwd: folder,
      env: { ...process.env, npm_config_ignore_scripts: 'false' },
    })
    if (!existsSync(binary)) throw new Error(`Node ${packageVersion('node')} could not be fetched from the package registry.`)
  }
  if (process.platform === 'win32' || existsSync(link)) return
  mkdirSync(inRepository('node_modules/.bin'), { recursive: true })
  rmSync(link, { force: true })
  symlinkSync('../node/bin/node', link)
}
