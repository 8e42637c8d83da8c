import { homedir } from 'node:os'
import { join, parse, resolve } from 'node:path'

const inHome = [
  '.aws',
  '.ssh',
  '.gnupg',
  '.local/share/keyrings',
  'Library/Keychains',
  '.config/gcloud',
  '.azure',
  '.kube',
  '.docker',
  '.password-store',
]

/** Keys of a person and the insides of the system: no tool opens them, whatever folder was granted. */
export const placesKeptOut = (home: string = homedir(), platform: NodeJS.Platform = process.platform): readonly string[] => [
  ...inHome.map((place) => join(home, place)),
  ...(platform === 'linux' ? ['/proc', '/sys', '/dev'] : []),
]

/** A whole disk is not a folder to grant. */
export const isWholeDisk = (path: string): boolean => resolve(path) === parse(resolve(path)).root
