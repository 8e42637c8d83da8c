import { z } from 'zod'
import { fileSizeWords } from '../../../shared/messages/file-size.ts'
import { fileToolMessages as words } from '../../../shared/messages/file-tools.ts'
import { defineTool, type Tool } from '../tool.ts'
import { editText } from './edit-text.ts'
import type { OpenFolders } from './open-folders.ts'
import { planChange } from './plan-change.ts'
import { readAt } from './read-file.ts'
import { decodeTextFile } from './text-file.ts'

const inputSchema = z.object({
  path: z.string().describe('Path of the file, in a folder that is open to you for changes'),
  edits: z
    .array(
      z.object({
        oldText: z.string().describe('Text of the file, exactly as it stands there, long enough to be there only once'),
        newText: z.string().describe('What stands there instead'),
        everywhere: z.boolean().optional().describe('Replace every place where the old text stands'),
      }),
    )
    .min(1)
    .max(100)
    .describe('Made one after the other'),
})

export const editFile = (folders: OpenFolders): Tool =>
  defineTool({
    name: 'edit_file',
    title: words.editTitle,
    description:
      'Changes parts of a text file in a folder that the person has opened to you for changes. Read the file first. The person sees the change and may refuse it.',
    kind: 'write',
    input: inputSchema,
    plan: async ({ path, edits }, context, signal) => {
      const place = await folders.find(context, path, 'read-write')
      const file = await readAt(place, signal)
      if (file === null) throw new Error(words.missing(place.path))
      const decoded = decodeTextFile(file.bytes)
      if (decoded === null) throw new Error(words.binary(place.path, fileSizeWords(file.bytes.byteLength)))
      const after = editText(decoded.text, edits, place.path)
      return planChange(folders, context, { place, change: 'edit', before: { ...file, ...decoded }, after })
    },
  })
