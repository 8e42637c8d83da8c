import { z } from 'zod'
import { fileToolMessages as words } from '../../../shared/messages/file-tools.ts'
import { defineTool, untrustedOutcome, type Tool } from '../tool.ts'
import { openLineMatcher } from './line-matcher.ts'
import { namePattern } from './name-pattern.ts'
import type { OpenFolders } from './open-folders.ts'
import { searchReach, walkFolder } from './walk-folder.ts'

const maximumResults = 500

const inputSchema = z.object({
  pattern: z
    .string()
    .min(1)
    .max(500)
    .describe('Names with * and ?, such as *.md; with a slash it is matched against the whole path, such as src/**/*.ts'),
  path: z.string().optional().describe('Folder to look in; left out: all folders that are open to you'),
})

export const findFiles = (folders: OpenFolders): Tool =>
  defineTool({
    name: 'find_files',
    title: words.findTitle,
    description: 'Finds files and folders by name in the folders that the person has opened to you.',
    kind: 'read',
    input: inputSchema,
    plan: async ({ pattern, path }, context) => {
      const places = await folders.findAll(context, path)
      const regular = await namePattern(pattern)
      return {
        ask: null,
        run: async (signal) => {
          const matcher = openLineMatcher(regular, signal)
          try {
            const found: string[] = []
            let unreadable = 0
            let isCut = false
            for (const place of places) {
              const walked = await walkFolder(
                { ...place, ...searchReach, keptOut: folders.keptOut },
                async (entries) => {
                  const paths = entries.map((entry) => entry.names.slice(place.names.length).join('/'))
                  const matches = await matcher.match(paths, maximumResults + 1 - found.length)
                  for (const { index } of matches) {
                    const entry = entries[index]
                    if (entry === undefined) continue
                    found.push(folders.nameOf(context, place.root, entry.names) + (entry.kind === 'folder' ? '/' : ''))
                  }
                  return found.length > maximumResults ? 'enough' : 'go-on'
                },
                signal,
              )
              unreadable += walked.unreadable
              isCut ||= walked.isCut
            }
            const notes = [
              ...(found.length === 0 ? [words.nothingFound] : []),
              ...(found.length > maximumResults ? [words.moreFound(maximumResults)] : []),
              ...(isCut ? [words.searchCut] : []),
              ...(unreadable > 0 ? [words.unreadableFolders(unreadable)] : []),
            ]
            return untrustedOutcome([...found.slice(0, maximumResults), ...notes].join('\n'))
          } finally {
            await matcher.close()
          }
        },
      }
    },
  })
