import { z } from 'zod'
import type { ConversationId } from '../../../shared/ids.ts'
import { ownToolMessages as words } from '../../../shared/messages/own-tools.ts'
import { maximumNoteLength } from '../../../shared/note-length.ts'
import { noteIdSchema, type Note, type NoteId } from '../../../shared/note.ts'
import { defineTool, textOutcome, type Ask, type Tool } from '../tool.ts'

export type NoteSources = {
  /** Those of the conversation and those of all, oldest first. */
  readonly list: (conversationId: ConversationId) => readonly Note[]
  /** Null keeps it for all conversations; `isFull` where there are too many. */
  readonly add: (conversationId: ConversationId | null, text: string) => Note | { readonly isFull: number }
  readonly remove: (id: NoteId) => void
}

/**
 * Notes of one conversation are asked about once; one of all conversations each time, with its words: what is kept there is told to conversations
 * that never saw where it came from.
 */
const asking = (view: Ask['view'], isOfAll: boolean, key: string, what: string): Ask => ({
  view,
  reasons: ['keeps-note'],
  scopes: isOfAll ? ['once'] : ['once', 'conversation'],
  key: isOfAll ? key : 'any',
  what,
})

const rememberTool = ({ list, add }: NoteSources): Tool =>
  defineTool({
    name: 'remember_note',
    title: words.rememberTitle,
    description:
      'Keeps a short note that is told again in later turns, for example a preference or a decision. Use it when the person asks for it or when it will clearly be useful. Never keep passwords or keys.',
    kind: 'settings',
    input: z.object({
      text: z.string().trim().min(1).max(maximumNoteLength),
      forAllConversations: z.boolean().default(false).describe('True only when the person wants it known in every conversation'),
    }),
    plan: ({ text, forAllConversations }, { conversationId }) => {
      const owner = forAllConversations ? null : conversationId
      const same = (): Note | undefined => list(conversationId).find((note) => note.text === text && note.conversationId === owner)
      const known = same()
      if (known !== undefined) return { ask: null, run: async () => textOutcome(words.rememberedAlready(known.id)) }
      const what = forAllConversations ? words.rememberEverywhereWhat : words.rememberWhat
      return {
        ask: asking({ type: 'input', input: { text, forAllConversations } }, forAllConversations, text, what),
        run: async () => {
          const note = same() ?? add(owner, text)
          if ('isFull' in note) throw new Error(words.tooManyNotes(note.isFull))
          return textOutcome(words.remembered(note.id))
        },
      }
    },
  })

const shown = ({ id, conversationId, text, updatedAt }: Note) => ({
  id,
  known: conversationId === null ? words.noteOfAll : words.noteOfThis,
  date: new Date(updatedAt).toISOString().slice(0, 10),
  text,
})

const recallTool = ({ list }: NoteSources): Tool =>
  defineTool({
    name: 'recall_notes',
    title: words.recallTitle,
    description: 'Lists the notes that were kept for this conversation and for all, with their ids.',
    kind: 'harmless',
    input: z.object({ query: z.string().trim().max(200).default('').describe('Words that must all be in a note; empty for all notes') }),
    plan: ({ query }, { conversationId }) => ({
      ask: null,
      run: async () => {
        const notes = list(conversationId)
        if (notes.length === 0) return textOutcome(words.noNotes)
        const wanted = query.toLowerCase().split(/\s+/u)
        const found = notes.filter(({ text }) => wanted.every((word) => text.toLowerCase().includes(word)))
        return textOutcome(found.length === 0 ? words.noNoteFound(query) : JSON.stringify(found.map(shown), null, 1))
      },
    }),
  })

const forgetTool = ({ list, remove }: NoteSources): Tool =>
  defineTool({
    name: 'forget_note',
    title: words.forgetTitle,
    description: 'Removes a note. Use it when the person asks for it, or when a note is no longer true.',
    kind: 'settings',
    input: z.object({ id: noteIdSchema.describe('The id that remember_note or recall_notes gave') }),
    plan: ({ id }, { conversationId }) => {
      const find = (): Note | undefined => list(conversationId).find((note) => note.id === id)
      const note = find()
      if (note === undefined) throw new Error(words.noSuchNote(id))
      const isOfAll = note.conversationId === null
      const what = isOfAll ? words.forgetEverywhereWhat : words.forgetWhat
      return {
        ask: asking({ type: 'input', input: { id, text: note.text } }, isOfAll || note.writtenBy === 'person', id, what),
        run: async () => {
          // Someone else may have rewritten it in the meantime: that text nobody has said yes to.
          if (find()?.text !== note.text) throw new Error(words.noSuchNote(id))
          remove(id)
          return textOutcome(words.forgotten)
        },
      }
    },
  })

/** What is remembered from turn to turn: for one conversation or for all. */
export const noteTools = (sources: NoteSources): readonly Tool[] => [rememberTool(sources), recallTool(sources), forgetTool(sources)]
