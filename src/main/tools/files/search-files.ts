import { z } from 'zod'
import { fileSizeWords } from '../../../shared/messages/file-size.ts'
import { fileToolMessages as words } from '../../../shared/messages/file-tools.ts'
import { defineTool, untrustedOutcome, type Tool, type ToolContext } from '../tool.ts'
import { literalMatcher, openLineMatcher, regularPattern, type LineMatcher } from './line-matcher.ts'
import { namePattern } from './name-pattern.ts'
import { readFileIn } from './open-file.ts'
import type { OpenFolder } from './open-folder.ts'
import type { OpenFolders } from './open-folders.ts'
import { decodeTextFile } from './text-file.ts'
import { searchReach, walkFolder, type WalkedEntry } from './walk-folder.ts'
import type { Place } from './workspace-paths.ts'

const maximumMatches = 200
const maximumMatchesInFile = 20
const maximumSearchedBytes = 300_000_000
/** Beyond it what was found so far is told: a person waits. */
const maximumSearchMs = 60_000
const maximumFileBytes = 5_000_000
const shownCharacters = 300
const readAtOnce = 8

const inputSchema = z.object({
  text: z.string().min(1).max(1000).describe('Text to look for, in a line'),
  isPattern: z.boolean().optional().describe('The text is a regular expression (JavaScript)'),
  matchCase: z.boolean().optional().describe('Tell large and small letters apart'),
  files: z.string().max(500).optional().describe('Only in files with such names, for example *.md'),
  path: z.string().optional().describe('Folder to look in; left out: all folders that are open to you'),
})

type Search = {
  readonly lines: string[]
  readonly endsAt: number
  matches: number
  searchedBytes: number
  /** Files that are no text, too large, or could not be read. */
  passedOver: number
  unreadable: number
  isCut: boolean
}

export const searchFiles = (folders: OpenFolders): Tool =>
  defineTool({
    name: 'search_files',
    title: words.searchTitle,
    description: 'Finds lines in text files of the folders that the person has opened to you, with the numbers of the lines.',
    kind: 'read',
    input: inputSchema,
    plan: async ({ text, isPattern = false, matchCase = false, files, path }, context) => {
      const places = await folders.findAll(context, path)
      const pattern = isPattern ? regularPattern(text, !matchCase) : null
      const names = files === undefined ? null : await namePattern(files)
      return {
        ask: null,
        run: async (signal) => {
          const search: Search = {
            lines: [],
            endsAt: performance.now() + maximumSearchMs,
            matches: 0,
            searchedBytes: 0,
            passedOver: 0,
            unreadable: 0,
            isCut: false,
          }
          const lineMatcher = pattern === null ? literalMatcher(text, !matchCase) : openLineMatcher(pattern, signal)
          const nameMatcher = names === null ? null : openLineMatcher(names, signal)
          try {
            for (const place of places) await searchPlace(folders, context, place, { search, lineMatcher, nameMatcher }, signal)
          } finally {
            await Promise.all([lineMatcher.close(), nameMatcher?.close()])
          }
          return untrustedOutcome([...search.lines, ...notesOf(search)].join('\n'))
        },
      }
    },
  })

const notesOf = ({ matches, passedOver, unreadable, isCut }: Search): readonly string[] => [
  ...(matches === 0 ? [words.nothingFound] : []),
  ...(matches >= maximumMatches ? [words.moreFound(maximumMatches)] : []),
  ...(isCut ? [words.searchCut] : []),
  ...(passedOver > 0 ? [words.passedOver(passedOver, fileSizeWords(maximumFileBytes))] : []),
  ...(unreadable > 0 ? [words.unreadableFolders(unreadable)] : []),
]

type Tools = { readonly search: Search; readonly lineMatcher: LineMatcher; readonly nameMatcher: LineMatcher | null }

const searchPlace = async (
  folders: OpenFolders,
  context: ToolContext,
  place: Pick<Place, 'root' | 'names' | 'path'>,
  { search, lineMatcher, nameMatcher }: Tools,
  signal: AbortSignal,
): Promise<void> => {
  const searchText = async (entry: WalkedEntry, text: string | null): Promise<void> => {
    if (search.matches >= maximumMatches) return
    if (text === null) {
      search.passedOver += 1
      return
    }
    search.searchedBytes += text.length
    const lines = text.split('\n')
    const limit = Math.min(maximumMatchesInFile + 1, maximumMatches - search.matches)
    const found = await lineMatcher.match(lines, limit)
    if (found.length === 0) return
    search.lines.push(folders.nameOf(context, place.root, entry.names))
    for (const { index, at } of found.slice(0, maximumMatchesInFile))
      search.lines.push(`  ${index + 1}: ${excerpt(lines[index] ?? '', at)}`)
    if (found.length > maximumMatchesInFile) search.lines.push(words.moreInFile(maximumMatchesInFile))
    search.matches += Math.min(found.length, maximumMatchesInFile)
  }
  const visit = async (entries: readonly WalkedEntry[], folder: OpenFolder) => {
    const files = entries.filter((entry) => entry.kind === 'file')
    const wanted = await named(files, place.names.length, nameMatcher)
    for (let start = 0; start < wanted.length; start += readAtOnce) {
      signal.throwIfAborted()
      if (search.matches >= maximumMatches) return 'enough'
      if (search.searchedBytes > maximumSearchedBytes || performance.now() > search.endsAt) {
        search.isCut = true
        return 'enough'
      }
      const batch = wanted.slice(start, start + readAtOnce)
      const texts = await Promise.all(batch.map((entry) => textOf(entry, folder, signal)))
      for (const [index, entry] of batch.entries()) await searchText(entry, texts[index] ?? null)
    }
    return 'go-on'
  }
  if (search.matches >= maximumMatches) return
  const walked = await walkFolder({ ...place, ...searchReach, keptOut: folders.keptOut }, visit, signal)
  search.unreadable += walked.unreadable
  search.isCut ||= walked.isCut
}

const named = async (files: readonly WalkedEntry[], skip: number, matcher: LineMatcher | null): Promise<readonly WalkedEntry[]> => {
  if (matcher === null) return files
  const paths = files.map((entry) => entry.names.slice(skip).join('/'))
  const matches = await matcher.match(paths, paths.length)
  return matches.flatMap(({ index }) => files[index] ?? [])
}

/** Null for what is passed over: no text, too large, changed or closed to this user. */
const textOf = async (entry: WalkedEntry, folder: OpenFolder, signal: AbortSignal): Promise<string | null> => {
  try {
    const tooLarge = (): Error => new Error()
    const file = await readFileIn(folder, entry.name, { maximumBytes: maximumFileBytes, tooLarge }, signal)
    return file === null ? null : (decodeTextFile(file.bytes)?.text ?? null)
  } catch (error) {
    if (signal.aborted) throw error
    // It is counted and told: one file that cannot be read does not end a search.
    return null
  }
}

/** A long line around the place that was found. */
const excerpt = (line: string, at: number): string => {
  const plain = line.replace(/\r$/u, '')
  if (plain.length <= shownCharacters) return plain
  const start = Math.max(0, Math.min(at - shownCharacters / 3, plain.length - shownCharacters))
  return `${start > 0 ? '…' : ''}${plain.slice(start, start + shownCharacters)}${start + shownCharacters < plain.length ? '…' : ''}`
}
