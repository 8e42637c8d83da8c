import { z } from 'zod'
import { fileToolMessages as words } from '../../../shared/messages/file-tools.ts'
import { defineTool, type Tool } from '../tool.ts'
import type { OpenFolders } from './open-folders.ts'
import { planChange } from './plan-change.ts'
import { readAt } from './read-file.ts'
import { decodeTextFile, withLineEndsOf } from './text-file.ts'

const maximumTextLength = 1_000_000

const inputSchema = z.object({
  path: z.string().describe('Path of the file, in a folder that is open to you for changes; folders that are missing are made'),
  text: z.string().max(maximumTextLength).describe('Everything that the file is to hold'),
})

export const writeFile = (folders: OpenFolders): Tool =>
  defineTool({
    name: 'write_file',
    title: words.writeTitle,
    description:
      'Makes a new text file, or replaces the whole text of one, in a folder that the person has opened to you for changes. To change a part, use edit_file. The person sees the change and may refuse it.',
    kind: 'write',
    input: inputSchema,
    plan: async ({ path, text }, context, signal) => {
      const place = await folders.find(context, path, 'read-write')
      const file = await readAt(place, signal)
      if (file === null) return planChange(folders, context, { place, change: 'create', before: null, after: text })
      const decoded = decodeTextFile(file.bytes)
      if (decoded === null) throw new Error(words.replacesBinary(place.path))
      const after = withLineEndsOf(text, decoded.text)
      return planChange(folders, context, { place, change: 'replace', before: { ...file, ...decoded }, after })
    },
  })
