import { z } from 'zod'
import type { JsonValue } from '../../shared/json.ts'
import { partSchema, type Part } from '../../shared/message.ts'
import type { Attachment } from '../../shared/attachment.ts'
import { attachmentIdSchema } from '../../shared/ids.ts'
import { parsedJson } from '../../shared/json.ts'

/** A part as a row: text that may grow or be searched in a column of its own, the rest as JSON. */
export type PartRow = { readonly type: string; readonly text: string; readonly data: string | null; readonly attachmentId: string | null }

export const partRowSchema = z.object({
  messageId: z.string(),
  type: z.string(),
  text: z.string(),
  data: z.string().nullable(),
  attachmentId: attachmentIdSchema.nullable(),
})

export const rowOfPart = (part: Part): PartRow => {
  switch (part.type) {
    case 'text': {
      const { citations } = part
      return { type: 'text', text: part.text, data: citations === undefined ? null : JSON.stringify({ citations }), attachmentId: null }
    }
    case 'guard-content':
    case 'reasoning': {
      const { type, text, ...rest } = part
      return { type, text, data: JSON.stringify(rest), attachmentId: null }
    }
    case 'tool-call': {
      const { type, inputText, ...rest } = part
      return { type, text: inputText, data: JSON.stringify(rest), attachmentId: null }
    }
    case 'attachment':
      return { type: 'attachment', text: '', data: null, attachmentId: part.attachment.id }
    case 'tool-result':
    case 'media':
    case 'search-result':
    case 'output-schema': {
      const { type, ...rest } = part
      return { type, text: '', data: JSON.stringify(rest), attachmentId: null }
    }
    case 'unknown':
      return { type: 'unknown', text: '', data: JSON.stringify({ name: part.name, json: part.json }), attachmentId: null }
  }
}

const unreadable = (row: PartRow): Part => {
  const json: JsonValue = { text: row.text, data: row.data }
  return { type: 'unknown', name: row.type, json }
}

/** Never throws: one damaged row becomes an unknown part that keeps what was in it. */
export const partOfRow = (row: PartRow, attachment: Attachment | undefined): Part => {
  if (row.type === 'text' && row.data === null) return { type: 'text', text: row.text }
  const data = row.data === null ? {} : parsedJson(row.data)
  const fields = typeof data === 'object' && data !== null ? data : {}
  const candidate =
    row.type === 'attachment'
      ? { type: 'attachment', attachment }
      : { ...fields, type: row.type, ...(row.type === 'tool-call' ? { inputText: row.text } : { text: row.text }) }
  const parsed = partSchema.safeParse(candidate)
  return parsed.success ? parsed.data : unreadable(row)
}
