import { existsSync, watch, type FSWatcher } from 'node:fs'
import { basename, dirname } from 'node:path'
import { createPacer } from './pacer.ts'
import type { AwsFilePaths } from './read-aws-files.ts'
import { registrationPrefix } from './sso/token-cache.ts'

type Options = { readonly paths: AwsFilePaths; readonly cacheFolders: readonly string[]; readonly onChange: () => void }

/** AWS tools write a file in several steps. What is done about a change may itself write one: a program that is asked for keys, for example. */
const pace = { settleMs: 200, calmMs: 5000, longestMs: 30_000 }

/** `names` null: every finished token file of the folder counts. */
type Folder = { readonly path: string; readonly names: ReadonlySet<string> | null }

const foldersOf = ({ configFile, credentialsFile }: AwsFilePaths, cacheFolders: readonly string[]): readonly Folder[] => {
  const files = [configFile, credentialsFile]
  const paths = [...new Set(files.map((file) => dirname(file)))]
  const named = paths.map((path) => ({
    path,
    names: new Set(files.filter((file) => dirname(file) === path).map((file) => basename(file))),
  }))
  return [...named, ...cacheFolders.map((path) => ({ path, names: null }))]
}

/** Programs write temporary files first, and our own registration comes in the middle of a sign-in. */
const isToken = (name: string): boolean => name.endsWith('.json') && !name.startsWith(registrationPrefix)

/** Until a folder is there its nearest ancestor is watched for the next one on the way. */
const nearest = ({ path, names }: Folder): Folder => {
  let folder: Folder = { path, names }
  while (!existsSync(folder.path) && dirname(folder.path) !== folder.path) {
    folder = { path: dirname(folder.path), names: new Set([basename(folder.path)]) }
  }
  return folder
}

/**
 * Announces that the AWS files or the tokens beside them may have changed. It only announces: where a folder cannot be watched nothing is
 * announced, and the next request still reads what is there.
 */
export const watchAwsFiles = ({ paths, cacheFolders, onChange }: Options): { readonly dispose: () => void } => {
  const folders = foldersOf(paths, cacheFolders)
  let watchers: FSWatcher[] = []

  const stop = (): void => {
    for (const watcher of watchers) watcher.close()
    watchers = []
  }
  const start = (): void => {
    stop()
    for (const { path, names } of folders.map(nearest)) {
      try {
        const watcher = watch(path, { persistent: false }, (_event, name) => {
          // The name of the folder itself says that it was removed.
          const isNamed = name === null || name === basename(path) || (names === null ? isToken(name) : names.has(name))
          if (isNamed) pacer.request()
        })
        watcher.on('error', () => pacer.request())
        watchers.push(watcher)
      } catch {
        // No right to watch, or too many watches; the next request reads the files all the same.
      }
    }
  }
  /** A folder may have come or gone, so all are watched anew. */
  const settle = (): void => {
    start()
    onChange()
  }
  const pacer = createPacer(settle, pace)

  start()
  return {
    dispose: () => {
      pacer.dispose()
      stop()
    },
  }
}
