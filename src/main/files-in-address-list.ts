import { fileURLToPath } from 'node:url'

/** As many as can be taken at once. */
const mostFiles = 500

/** Null for an address that is none of a file on this computer: with a host it would be one elsewhere. */
const pathOf = (address: string): string | null => {
  if (!/^file:\/\/(?:localhost)?\//iu.test(address)) return null
  try {
    const path = fileURLToPath(address)
    return path.includes('\0') ? null : path
  } catch {
    // An encoded slash, say: no path of a file.
    return null
  }
}

/** The files that a list of addresses names, one a line, as file managers put it into the clipboard; lines that begin with # are remarks. */
export const filesInAddressList = (list: string): readonly string[] => [
  ...new Set(
    list
      .split(/[\r\n]+/u)
      .slice(0, mostFiles)
      .flatMap((line) => pathOf(line.trim()) ?? []),
  ),
]
