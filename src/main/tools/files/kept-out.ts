import { realpathSync } from 'node:fs'
import { homedir } from 'node:os'
import { join, parse, resolve } from 'node:path'

const ofPrograms = [
  '.aws',
  '.ssh',
  '.gnupg',
  '.azure',
  '.kube',
  '.docker',
  '.password-store',
  '.config/gcloud',
  '.config/gh',
  '.netrc',
  '_netrc',
  '.git-credentials',
  '.pgpass',
  '.npmrc',
  '.pypirc',
  '.cargo/credentials',
  '.cargo/credentials.toml',
  '.config/op',
  '.config/rclone',
  '.terraform.d',
  '.vault-token',
]
/** Where people are signed in. */
const ofBrowsers = [
  '.mozilla',
  '.config/google-chrome',
  '.config/chromium',
  '.config/microsoft-edge',
  '.config/BraveSoftware',
  'Library/Application Support/Google/Chrome',
  'Library/Application Support/Firefox',
  'Library/Application Support/Microsoft Edge',
  'Library/Cookies',
  'Library/Safari',
  'AppData/Local/Google/Chrome/User Data',
  'AppData/Local/Microsoft/Edge/User Data',
  'AppData/Roaming/Mozilla',
]
const ofSystems = [
  '.local/share/keyrings',
  '.local/share/kwalletd',
  '.pki',
  'Library/Keychains',
  'AppData/Local/Microsoft/Credentials',
  'AppData/Roaming/Microsoft/Protect',
]

/** Keys of a person and the insides of the system: no tool opens them, whatever folder was granted. */
export const placesKeptOut = (home: string = homedir(), platform: NodeJS.Platform = process.platform): readonly string[] => {
  const places = [...ofPrograms, ...ofBrowsers, ...ofSystems].map((place) => join(home, place))
  const ofSystem = platform === 'linux' ? ['/proc', '/sys', '/dev', '/run/user', '/run/secrets'] : platform === 'darwin' ? ['/dev'] : []
  return [...byRealPath(places), ...ofSystem]
}

/** Those, and what the app keeps from tools besides. */
export const placesKeptOutWith = (more: readonly string[]): readonly string[] => [...placesKeptOut(), ...byRealPath(more)]

/** Each by its spelling and by its real path: what is compared has no links. */
const byRealPath = (places: readonly string[]): readonly string[] => [...new Set([...places, ...places.map(realPath)])]

const realPath = (path: string): string => {
  try {
    return realpathSync.native(path)
  } catch {
    // Not there: its spelling is all there is of it.
    return path
  }
}

/** A whole disk is not a folder to grant. */
export const isWholeDisk = (path: string): boolean => resolve(path) === parse(resolve(path)).root
