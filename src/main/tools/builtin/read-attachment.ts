import { z } from 'zod'
import type { Attachment, AttachmentPage } from '../../../shared/attachment.ts'
import type { AttachmentId, ConversationId } from '../../../shared/ids.ts'
import { ownToolMessages as words } from '../../../shared/messages/own-tools.ts'
import { defineTool, untrustedOutcome, type Tool } from '../tool.ts'
import { attachmentText } from './attachment-text.ts'

export type AttachmentSources = {
  /** Files of the messages of a conversation, oldest first. */
  readonly list: (conversationId: ConversationId) => readonly Attachment[]
  readonly pages: (attachmentId: AttachmentId) => readonly AttachmentPage[]
}

/** The newest of a name, whole or told by a part of it that only one file has. */
const findNamed = (attachments: readonly Attachment[], wanted: string): Attachment | undefined => {
  const name = wanted.normalize('NFC').toLowerCase()
  const named = ({ name: own }: Attachment): string => own.normalize('NFC').toLowerCase()
  const exact = attachments.findLast((attachment) => attachment.id === wanted || named(attachment) === name)
  if (exact !== undefined) return exact
  const alike = new Map(
    attachments.filter((attachment) => named(attachment).includes(name)).map((attachment) => [attachment.sha256, attachment]),
  )
  return alike.size === 1 ? [...alike.values()][0] : undefined
}

export const readAttachmentTool = ({ list, pages }: AttachmentSources): Tool =>
  defineTool({
    name: 'read_attachment',
    title: words.readAttachmentTitle,
    description:
      'Reads the text of a file that is attached to this conversation, page by page. Useful when the file is too long to be sent as a whole, or was attached long ago.',
    kind: 'read',
    input: z.object({
      name: z.string().min(1).max(500).describe('The name of the file'),
      page: z.number().int().min(1).default(1).describe('The page, or the sheet of a workbook, to begin with'),
      part: z.number().int().min(1).default(1).describe('Of a page that is too long for one answer'),
    }),
    plan: ({ name, page, part }, { conversationId }) => {
      const attachments = list(conversationId)
      if (attachments.length === 0) throw new Error(words.noAttachments)
      const attachment = findNamed(attachments, name)
      if (attachment === undefined) {
        const names = [...new Set(attachments.map((one) => JSON.stringify(one.name)))].join(', ')
        throw new Error(words.noSuchAttachment(name, names))
      }
      if (attachment.isRemoved) throw new Error(words.attachmentRemoved(attachment.name))
      return {
        ask: null,
        run: async () => untrustedOutcome(attachmentText(attachment, pages(attachment.id), page, part)),
      }
    },
  })
