import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/** The fallback Electron carries a launcher for development in resources/app; the package must not. */
export default ({ appOutDir, electronPlatformName }) => {
  if (electronPlatformName !== 'linux') return
  const folder = join(appOutDir, 'resources/app')
  try {
    if (JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).name !== 'launcher') return
  } catch {
    // The ordinary Electron has no such folder.
    return
  }
  rmSync(folder, { recursive: true })
  rmSync(join(appOutDir, 'outcrop-set-up.json'), { force: true })
}
