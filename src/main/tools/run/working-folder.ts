import { stat } from 'node:fs/promises'
import { runCommandMessages } from '../../../shared/messages/run-command.ts'
import { findPlace, type Root } from '../files/workspace-paths.ts'

/** `state` changes when another folder takes its place. */
export type WorkingFolder = { readonly path: string; readonly state: string }

/** Where a command runs: inside a folder that is open for changes. `given` null is the first of them. Rejects with words for the model. */
export const findWorkingFolder = async (
  roots: readonly Root[],
  given: string | null,
  keptOut: readonly string[],
): Promise<WorkingFolder> => {
  const writable = roots.find(({ access }) => access === 'read-write')
  if (writable === undefined) throw new Error(runCommandMessages.noFolder)
  const { path, isThere } = await findPlace(roots, given ?? writable.path, 'read-write', { keptOut })
  const found = isThere ? await stat(path) : null
  if (found === null || !found.isDirectory()) throw new Error(runCommandMessages.folderMissing(path))
  return { path, state: `${found.dev}\0${found.ino}` }
}
