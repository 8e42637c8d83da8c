import { fileToolMessages as words } from '../../../shared/messages/file-tools.ts'

const maximumLength = 4096

const reservedName = /^(?:con|prn|aux|nul|conin\$|conout\$|clock\$|com[\d¹²³]|lpt[\d¹²³])(?:\.|$)/iu

/** Why a path may not even be looked up; null for one that may. On Windows several spellings mean something else than they show. */
export const spellingProblem = (path: string, platform: NodeJS.Platform): string | null => {
  if (path.length > maximumLength) return words.pathTooLong
  if (path.includes('\0')) return words.pathNul
  if (/\p{Surrogate}/u.test(path)) return words.pathSurrogate
  return platform === 'win32' ? windowsProblem(path) : null
}

const windowsProblem = (path: string): string | null => {
  if (/^[\\/]{2}/u.test(path) || /^[\\/]\?\?/u.test(path)) return words.pathDevice
  const withoutDrive = path.replace(/^[a-z]:(?=[\\/])/iu, '')
  if (withoutDrive.includes(':')) return words.pathStream
  const names = withoutDrive.split(/[\\/]/u).filter((name) => name !== '' && name !== '.' && name !== '..')
  if (names.some((name) => reservedName.test(name.trim()))) return words.pathReserved
  return names.some((name) => /[. ]$/u.test(name)) ? words.pathTrailing : null
}
