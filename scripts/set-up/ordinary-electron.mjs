import { spawnSync } from 'node:child_process'
import { inRepository, nodeBinary, packageVersion } from '../repository.mjs'

const probeTimeoutMs = 8000
const downloadTimeoutMs = 15 * 60_000

/** A network that drops packets would keep the download waiting for minutes. A proxy or a mirror is trusted to answer. */
const releasePageAnswers = async () => {
  const isConfigured = ['ELECTRON_MIRROR', 'npm_config_electron_mirror', 'HTTPS_PROXY', 'https_proxy'].some((name) => process.env[name])
  if (isConfigured) return true
  try {
    await fetch('https://github.com/electron/electron/releases', { method: 'HEAD', signal: AbortSignal.timeout(probeTimeoutMs) })
    return true
  } catch {
    return false
  }
}

/** Fetches the binary that belongs to the electron package; false where its release page cannot be reached. */
export const installOrdinaryElectron = async () => {
  const version = packageVersion('electron')
  if (!(await releasePageAnswers())) {
    process.stdout.write(`The release page of Electron ${version} cannot be reached from here.\n`)
    return false
  }
  process.stdout.write(`Fetching Electron ${version}\n`)
  const { ELECTRON_OVERRIDE_DIST_PATH: _unused, ...env } = process.env
  const install = spawnSync(nodeBinary(), [inRepository('node_modules/electron/install.js')], {
    env,
    encoding: 'utf8',
    timeout: downloadTimeoutMs,
  })
  if (install.status === 0) return true
  process.stdout.write(`Electron ${version} could not be fetched: ${(install.stderr ?? '').trim().split('\n').at(0)}\n`)
  return false
}
