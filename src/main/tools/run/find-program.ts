import { constants } from 'node:fs'
import { access, realpath, stat } from 'node:fs/promises'
import { posix, win32 } from 'node:path'
import { runCommandMessages } from '../../../shared/messages/run-command.ts'

type Options = { readonly folder: string; readonly searchPath: string; readonly platform: NodeJS.Platform }

/** `path` is where the name leads, `realPath` the file behind its links, `state` changes with the file. */
export type Program = { readonly path: string; readonly realPath: string; readonly state: string }

/** What a name would start, found as a shell finds it but never in the present folder. Rejects with words for the model. */
export const findProgram = async (name: string, { folder, searchPath, platform }: Options): Promise<Program> => {
  const isWindows = platform === 'win32'
  if (isWindows && /^(?:[\\/]{2}|[a-z]:(?![\\/]))/iu.test(name)) throw new Error(runCommandMessages.programOnNetwork(name))
  const candidates = placesOf(name, { folder, searchPath, platform })
  for (const path of candidates) {
    const program = await programAt(path)
    if (program === null) continue
    if (isWindows && /\.(?:bat|cmd)$/iu.test(program.realPath)) throw new Error(runCommandMessages.programIsBatchFile(path))
    if (await isExecutable(program.realPath)) return program
    if (candidates.length === 1) throw new Error(runCommandMessages.programNotExecutable(path))
  }
  throw new Error(runCommandMessages.programMissing(name))
}

/** True while the file is the one that was found. */
export const isUnchanged = async ({ path, state }: Program): Promise<boolean> => (await programAt(path))?.state === state

const placesOf = (name: string, { folder, searchPath, platform }: Options): readonly string[] => {
  const paths = platform === 'win32' ? win32 : posix
  const endings = platform === 'win32' && !/\.[a-z]{2,4}$/iu.test(name) ? ['.exe', '.com', '.cmd', '.bat'] : ['']
  const isPath = platform === 'win32' ? /[\\/]/u.test(name) : name.includes('/')
  const places = isPath
    ? [paths.resolve(folder, name)]
    : searchPath
        .split(paths.delimiter)
        .filter((directory) => paths.isAbsolute(directory))
        .map((directory) => paths.join(directory, name))
  return places.flatMap((place) => endings.map((ending) => place + ending))
}

const programAt = async (path: string): Promise<Program | null> => {
  try {
    const realPath = await realpath(path)
    const found = await stat(realPath)
    if (!found.isFile()) return null
    return { path, realPath, state: [realPath, found.dev, found.ino, found.size, found.mtimeMs, found.mode].join('\0') }
  } catch {
    // Not there, or not to be seen: the search goes on.
    return null
  }
}

const isExecutable = (path: string): Promise<boolean> =>
  access(path, constants.X_OK).then(
    () => true,
    () => false,
  )
