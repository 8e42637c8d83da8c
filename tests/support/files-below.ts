import { lstat, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** What has gone since it was listed is not there: browsers and databases make and remove files all the time, also while they end. */
const unlessGone = async <Value>(read: () => Promise<Value>, otherwise: Value): Promise<Value> => {
  try {
    return await read()
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) return otherwise
    throw error
  }
}

type FoundFile = { readonly path: string; readonly bytes: Buffer }

const filesAt = async (path: string): Promise<readonly FoundFile[]> => {
  const stats = await unlessGone(() => lstat(path), null)
  if (stats?.isDirectory() === true) {
    const names = await unlessGone(() => readdir(path), [])
    return (await Promise.all(names.map((name) => filesAt(join(path, name))))).flat()
  }
  const bytes = stats?.isFile() === true ? await unlessGone(() => readFile(path), null) : null
  return bytes === null ? [] : [{ path, bytes }]
}

/** Every file below a folder that is still there when it is read; links are not followed. The folder itself has to be there. */
export const filesBelow = async (folder: string): Promise<readonly FoundFile[]> =>
  (await Promise.all((await readdir(folder)).map((name) => filesAt(join(folder, name))))).flat()

/** Paths of the files below a folder whose bytes hold the word, as UTF-8 or UTF-16. */
export const filesHolding = async (folder: string, word: string): Promise<readonly string[]> =>
  (await filesBelow(folder))
    .filter(({ bytes }) => bytes.includes(word) || bytes.includes(Buffer.from(word, 'utf16le')))
    .map(({ path }) => path)
