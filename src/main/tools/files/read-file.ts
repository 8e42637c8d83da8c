import { z } from 'zod'
import { fileSizeWords } from '../../../shared/messages/file-size.ts'
import { fileToolMessages as words } from '../../../shared/messages/file-tools.ts'
import type { ToolOutcome } from '../../../shared/message.ts'
import { defineTool, untrustedOutcome, type Tool } from '../tool.ts'
import { readFileIn } from './open-file.ts'
import { withFolder } from './open-folder.ts'
import type { OpenFolders } from './open-folders.ts'
import { pictureOrPages } from './picture-or-pages.ts'
import { decodeTextFile, withPlainLineEnds, type TextFile } from './text-file.ts'
import type { Place } from './workspace-paths.ts'

const maximumFileBytes = 10_000_000
const usualLines = 1000
/** Of one call, as UTF-8: what is longer would crowd the conversation out of the model's context. */
const maximumShownBytes = 48_000

const inputSchema = z.object({
  path: z.string().describe('Path of the file, in a folder that is open to you'),
  fromLine: z.number().int().min(1).optional().describe('First line to read, counted from 1'),
  lineCount: z.number().int().min(1).max(10_000).optional().describe(`Lines to read; ${usualLines} when left out`),
})

export const readFile = (folders: OpenFolders): Tool =>
  defineTool({
    name: 'read_file',
    title: words.readTitle,
    description:
      'Reads a text file, a picture or a PDF in a folder that the person has opened to you. Long texts come in parts: go on with fromLine.',
    kind: 'read',
    input: inputSchema,
    plan: async ({ path, fromLine = 1, lineCount = usualLines }, context) => {
      const place = await folders.find(context, path, 'read')
      return {
        ask: null,
        run: async (signal) => {
          const bytes = await readPlace(place, signal)
          const file = decodeTextFile(bytes)
          if (file !== null) return untrustedOutcome(linesOf(file, fromLine, lineCount))
          const name = place.names.at(-1) ?? place.path
          const seen = pictureOrPages(bytes, name)
          if (seen === null) throw new Error(words.binary(place.path, fileSizeWords(bytes.byteLength)))
          return { ...seen, isUntrusted: true } satisfies ToolOutcome
        },
      }
    },
  })

const readPlace = async (place: Place, signal: AbortSignal): Promise<Uint8Array> => {
  const found = await readAt(place, signal)
  if (found === null) throw new Error(words.missing(place.path))
  return found.bytes
}

/** Null where nothing is there (yet). */
export const readAt = async (place: Place, signal: AbortSignal): ReturnType<typeof readFileIn> => {
  const name = place.names.at(-1)
  if (name === undefined) throw new Error(words.isFolder(place.path))
  if (!place.isThere) return null
  const tooLarge = (sizeBytes: number): Error =>
    new Error(words.tooLarge(place.path, fileSizeWords(sizeBytes), fileSizeWords(maximumFileBytes)))
  return withFolder(place.root, place.names.slice(0, -1), (folder) =>
    readFileIn(folder, name, { maximumBytes: maximumFileBytes, tooLarge }, signal),
  )
}

const linesOf = ({ text, encoding }: TextFile, fromLine: number, lineCount: number): string => {
  const notes = encoding === 'utf-8' || encoding === 'utf-8-bom' ? [] : [words.encoding(encoding)]
  if (text === '') return words.emptyFile
  const lines = withPlainLineEnds(text).split('\n')
  if (lines.at(-1) === '') lines.pop()
  if (fromLine > lines.length) throw new Error(words.pastTheEnd(lines.length))
  const shown: string[] = []
  let room = maximumShownBytes
  for (const line of lines.slice(fromLine - 1, fromLine - 1 + lineCount)) {
    const sizeBytes = Buffer.byteLength(line)
    if (sizeBytes > room && shown.length > 0) break
    shown.push(sizeBytes > maximumShownBytes ? startOf(line) + words.lineCut(line.length) : line)
    room -= sizeBytes + 1
  }
  const lastLine = fromLine - 1 + shown.length
  if (fromLine > 1 || lastLine < lines.length) notes.push(words.linesShown(fromLine, lastLine, lines.length))
  if (lastLine < lines.length) notes.push(words.readOn(lastLine + 1))
  return [shown.join('\n'), ...notes].join('\n')
}

/** A streaming decoder keeps back half a character at the end. */
const startOf = (line: string): string => new TextDecoder().decode(Buffer.from(line).subarray(0, maximumShownBytes), { stream: true })
