import { lstat } from 'node:fs/promises'
import { z } from 'zod'
import { fileSizeWords } from '../../../shared/messages/file-size.ts'
import { fileToolMessages as words } from '../../../shared/messages/file-tools.ts'
import { defineTool, untrustedOutcome, type Tool } from '../tool.ts'
import type { OpenFolder } from './open-folder.ts'
import type { OpenFolders } from './open-folders.ts'
import { walkFolder, type WalkedEntry } from './walk-folder.ts'
import { describeRoots } from './workspace-paths.ts'

const maximumEntries = 1000
const maximumLooked = 20_000

const inputSchema = z.object({
  path: z.string().optional().describe('Path of the folder; left out: the folders that are open to you'),
  depth: z.number().int().min(1).max(8).optional().describe('How many levels to list; 1 when left out'),
})

export const listFolder = (folders: OpenFolders): Tool =>
  defineTool({
    name: 'list_folder',
    title: words.listTitle,
    description: 'Lists the files and folders in a folder that the person has opened to you, with their sizes.',
    kind: 'read',
    input: inputSchema,
    plan: async ({ path, depth = 1 }, context) => {
      const places = await folders.findAll(context, path)
      return {
        ask: null,
        run: async (signal) => {
          const [place] = places
          if (place === undefined || places.length > 1) {
            return untrustedOutcome(words.grantedFolders(describeRoots(folders.roots(context))))
          }
          const lines: string[] = []
          const visit = async (entries: readonly WalkedEntry[], folder: OpenFolder) => {
            for (const entry of entries) {
              if (lines.length > maximumEntries) return 'enough'
              lines.push(`${folders.nameOf(context, place.root, entry.names)}${await described(entry, folder)}`)
            }
            return 'go-on'
          }
          const walk = { ...place, depth, maximumLooked, keptOut: folders.keptOut }
          const { isCut, unreadable } = await walkFolder(walk, visit, signal)
          const notes = [
            ...(lines.length === 0 ? [words.emptyFolder] : []),
            ...(isCut || lines.length > maximumEntries ? [words.listCut(maximumEntries)] : []),
            ...(unreadable > 0 ? [words.unreadableFolders(unreadable)] : []),
          ]
          return untrustedOutcome([...lines.slice(0, maximumEntries), ...notes].join('\n'))
        },
      }
    },
  })

const described = async ({ name, kind }: WalkedEntry, folder: OpenFolder): Promise<string> => {
  switch (kind) {
    case 'folder':
      return '/'
    case 'link':
      return words.isLink
    case 'other':
      return words.isSpecial
    case 'file': {
      // Gone since it was listed: its name is all there is.
      const info = await lstat(folder.at(name)).catch(() => null)
      return info === null ? '' : `  ${fileSizeWords(info.size)}`
    }
  }
}
