import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startKeyring } from './desktop/start-keyring.mjs'
import { wrapFromCommandLine } from './desktop/wrap-command.mjs'

const startFreshKeyring = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'outcrop-keyring-'))
  const remove = () => rmSync(folder, { recursive: true, force: true })
  try {
    const keyring = await startKeyring(folder)
    const stop = async () => {
      await keyring.stop()
      remove()
    }
    return { environment: keyring.environment, stop }
  } catch (error) {
    remove()
    throw error
  }
}

/** node scripts/with-keyring.mjs COMMAND … runs the command with a D-Bus session and an empty, unlocked keyring of its own. */
if (process.platform === 'linux') await wrapFromCommandLine(startFreshKeyring)
else await wrapFromCommandLine(() => ({ environment: {}, stop: () => {} }))
