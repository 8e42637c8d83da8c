import type { Tool } from '../tool.ts'
import { editFile } from './edit-file.ts'
import { findFiles } from './find-files.ts'
import { listFolder } from './list-folder.ts'
import { openFolders, type FileToolsDependencies } from './open-folders.ts'
import { readFile } from './read-file.ts'
import { searchFiles } from './search-files.ts'
import { writeFile } from './write-file.ts'

/** Read, list, find, search, write and edit, inside the folders of the conversation. */
export const createFileTools = (dependencies: FileToolsDependencies): readonly Tool[] => {
  const folders = openFolders(dependencies)
  return [readFile, listFolder, findFiles, searchFiles, writeFile, editFile].map((make) => make(folders))
}
