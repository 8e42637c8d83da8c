import { mkdir, writeFile } from 'node:fs/promises'
import { join, parse } from 'node:path'
import { errorCode } from '../../shared/error-code.ts'

export type NewFile = { readonly name: string; readonly bytes: string | Uint8Array }

const mostTries = 1000

/** `report.py`, `report 2.py`, `report 3.py` … */
const numbered = (name: string, place: number): string => {
  const { name: stem, ext } = parse(name)
  return place === 1 ? name : `${stem} ${place}${ext}`
}

/** Calls `make` with one name after the other until it does not say that there is such a thing. */
const firstFree = async (name: string, make: (name: string) => Promise<unknown>): Promise<string> => {
  for (let place = 1; place <= mostTries; place += 1) {
    const candidate = numbered(name, place)
    try {
      await make(candidate)
      return candidate
    } catch (error) {
      if (errorCode(error) !== 'EEXIST') throw error
    }
  }
  throw new Error(`There are ${mostTries} files named like ${name}`)
}

const write = (path: string, bytes: string | Uint8Array): Promise<void> => writeFile(path, bytes, { mode: 0o600, flag: 'wx' })

/** Writes a file of its own, readable for its owner alone; nothing that is there is written over. */
export const writeNewFile = (folder: string, { name, bytes }: NewFile): Promise<string> =>
  firstFree(name, (candidate) => write(join(folder, candidate), bytes))

/** Writes files that know each other's names into a new folder. */
export const writeNewFolder = async (folder: string, name: string, files: readonly NewFile[]): Promise<string> => {
  const made = await firstFree(name, (candidate) => mkdir(join(folder, candidate), { mode: 0o700 }))
  for (const { name: fileName, bytes } of files) await write(join(folder, made, fileName), bytes)
  return made
}
