import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { cacheFolder, inRepository, packageVersion } from './repository.mjs'

export const fallbackVersion = '33.2.1'
export const fallbackFolder = join(cacheFolder, `electron-${fallbackVersion}`)
export const fallbackReadyFile = join(fallbackFolder, 'outcrop-set-up.json')

const ordinaryFolder = inRepository('node_modules/electron/dist')

const ordinaryIsInstalled = () => {
  const versionFile = join(ordinaryFolder, 'version')
  return existsSync(versionFile) && readFileSync(versionFile, 'utf8').trim().replace(/^v/, '') === packageVersion('electron')
}

/** Which Electron runs here: the ordinary one, the fallback, or null before the set-up. */
export const findElectron = () => {
  if (ordinaryIsInstalled()) return { kind: 'ordinary', version: packageVersion('electron'), folder: ordinaryFolder }
  if (existsSync(fallbackReadyFile)) return { kind: 'fallback', version: fallbackVersion, folder: fallbackFolder }
  return null
}

/** What children need in their environment, so that electron, electron-vite and Playwright find the same binary. */
export const electronEnvironment = () => {
  const electron = findElectron()
  if (electron === null) throw new Error('There is no Electron yet. Run: node scripts/set-up.mjs')
  return electron.kind === 'fallback' ? { ELECTRON_OVERRIDE_DIST_PATH: electron.folder } : {}
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const electron = findElectron()
  if (electron === null) process.exitCode = 1
  else process.stdout.write(`${electron.folder}\n`)
}
