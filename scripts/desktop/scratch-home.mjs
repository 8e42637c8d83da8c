import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A home folder that is thrown away: nothing of the person who runs the tests is read or written. */
export const makeScratchHome = ({ uid, gid }) => {
  const home = mkdtempSync(join(tmpdir(), 'outcrop-home-'))
  const folders = {
    HOME: home,
    XDG_CONFIG_HOME: join(home, 'config'),
    XDG_DATA_HOME: join(home, 'data'),
    XDG_CACHE_HOME: join(home, 'cache'),
    XDG_RUNTIME_DIR: join(home, 'run'),
    TMPDIR: join(home, 'tmp'),
  }
  for (const folder of Object.values(folders)) {
    if (!existsSync(folder)) mkdirSync(folder)
    chmodSync(folder, 0o700)
    if (uid !== undefined) chownSync(folder, uid, gid)
  }
  return { environment: folders, remove: () => rmSync(home, { recursive: true, force: true, maxRetries: 5 }) }
}
