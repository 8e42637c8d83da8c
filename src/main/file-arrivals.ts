import { statSync } from 'node:fs'
import { isAbsolute, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** True for an ordinary file or a folder that is there. */
export type IsFileOrFolder = (path: string) => boolean

const mostArrivals = 100
const longestPath = 32_768
/** `C:` is a drive, one letter more is an address. */
const address = /^[a-z][a-z0-9+.-]+:/iu
/** File managers of Linux hand files over like this; with a host it would be a computer elsewhere. */
const localFileAddress = /^file:\/\/\/[^?#]*$/iu
/** Names of devices and of the objects behind them on Windows. */
const device = /^(?:\\\\|\/\/)[.?][\\/]/u

const isFileOrFolderNow: IsFileOrFolder = (path) => {
  try {
    const found = statSync(path)
    return found.isFile() || found.isDirectory()
  } catch {
    // What cannot be looked at is not there for us.
    return false
  }
}

const pathOfAddress = (text: string): string | null => {
  if (!localFileAddress.test(text)) return null
  try {
    return fileURLToPath(text)
  } catch {
    // An encoded slash or a drive that is none: no path of a file.
    return null
  }
}

const arrivedPath = (text: string, workingDirectory: string, isFileOrFolder: IsFileOrFolder): string | null => {
  if (text === '' || text.length > longestPath || text.startsWith('-') || device.test(text)) return null
  const given = address.test(text) ? pathOfAddress(text) : text
  if (given === null || given.includes('\0')) return null
  if (!isAbsolute(given) && !isAbsolute(workingDirectory)) return null
  const path = resolve(workingDirectory, given)
  return isFileOrFolder(path) ? path : null
}

/** While developing, Electron stands before the folder of the app, with its own switches between; `-r` takes the next word along. */
const withoutApp = (words: readonly string[]): readonly string[] => {
  const app = words.findIndex((word, index) => !word.startsWith('-') && !['-r', '--require'].includes(words[index - 1] ?? ''))
  return app === -1 ? [] : words.slice(app + 1)
}

/**
 * The files and folders among the arguments of a start, as absolute paths: all that is ever taken from them. Switches (Chromium's and those that other
 * programs put there), addresses and what is not there are left alone, whatever stands before them.
 */
export const filesInArguments = (
  argv: readonly string[],
  workingDirectory: string,
  isPackaged: boolean,
  isFileOrFolder: IsFileOrFolder = isFileOrFolderNow,
): readonly string[] => {
  const words = argv.slice(1)
  const paths = (isPackaged ? words : withoutApp(words)).flatMap((word) => arrivedPath(word, workingDirectory, isFileOrFolder) ?? [])
  return [...new Set(paths)].slice(0, mostArrivals)
}

/** The same for a path that the system hands over by itself, as macOS does. */
export const fileToOpen = (path: string, isFileOrFolder: IsFileOrFolder = isFileOrFolderNow): string | null =>
  isAbsolute(path) ? arrivedPath(path, path, isFileOrFolder) : null
