import { z } from 'zod'
import type { SearchHit } from '../../../shared/conversation.ts'
import { conversationIdSchema, type ConversationId } from '../../../shared/ids.ts'
import { ownToolMessages as words } from '../../../shared/messages/own-tools.ts'
import { defineTool, textOutcome, untrustedOutcome, type Ask, type Tool } from '../tool.ts'

/** A conversation as it is read: its title, and who said what, in order. */
export type ConversationText = { readonly title: string; readonly updatedAt: number; readonly text: string }

export type ConversationSources = {
  readonly search: (query: string, limit: number) => readonly SearchHit[]
  /** Null where there is none. */
  readonly read: (conversationId: ConversationId) => ConversationText | null
}

const mostHits = 20
/** Of one part of a conversation: about ten pages. */
const partCharacters = 20_000

const asking = (view: Ask['view'], key: string, what: string): Ask => ({
  view,
  reasons: ['reads-other-conversations'],
  scopes: ['once', 'conversation'],
  key,
  what,
})

/** The marks around the words that were found are for people. */
const plainSnippet = (snippet: string): string => snippet.replace(/[\uE000\uE001]/gu, '')
const day = (time: number): string => new Date(time).toISOString().slice(0, 10)

const searchTool = ({ search }: ConversationSources): Tool =>
  defineTool({
    name: 'search_conversations',
    title: words.searchTitle,
    description:
      'Searches the other conversations of this app for words: in titles, messages and attached files. Gives the id, title, date and the words around each hit; read_conversation reads one of them.',
    kind: 'read',
    input: z.object({
      query: z.string().trim().min(1).max(200).describe('Words that must all be there'),
      limit: z.number().int().min(1).max(mostHits).default(10),
    }),
    plan: ({ query, limit }, { conversationId }) => ({
      ask: asking({ type: 'input', input: { query, limit } }, 'any', words.searchWhat),
      run: async () => {
        // One more, for this very conversation may be among them.
        const hits = search(query, limit + 1)
          .filter(({ conversation }) => conversation.id !== conversationId)
          .slice(0, limit)
          .map(({ conversation: { id, title, updatedAt }, snippet }) => ({
            id,
            title,
            date: day(updatedAt),
            snippet: plainSnippet(snippet),
          }))
        return hits.length === 0 ? textOutcome(words.nothingFound(query)) : untrustedOutcome(JSON.stringify(hits, null, 1))
      },
    }),
  })

const readTool = ({ read }: ConversationSources): Tool =>
  defineTool({
    name: 'read_conversation',
    title: words.readConversationTitle,
    description: 'Reads another conversation of this app that a search has found, part by part.',
    kind: 'read',
    input: z.object({
      conversationId: conversationIdSchema.describe('The id that search_conversations gave'),
      part: z.number().int().min(1).default(1),
    }),
    plan: ({ conversationId, part }, context) => {
      const found = conversationId === context.conversationId ? null : read(conversationId)
      if (found === null) throw new Error(words.conversationGone)
      const { title } = found
      return {
        ask: asking({ type: 'input', input: { conversation: title, part } }, conversationId, words.readConversationWhat(title)),
        run: async () => {
          const { text, updatedAt } = read(conversationId) ?? { text: '', updatedAt: 0 }
          if (text === '') return textOutcome(words.nothingWritten)
          const parts = Math.ceil(text.length / partCharacters)
          if (part > parts) throw new Error(words.noPart(parts))
          const piece = text.slice((part - 1) * partCharacters, part * partCharacters)
          const head = `${title} (${day(updatedAt)})\n${words.partOf(part, parts)}${part < parts ? ` ${words.nextPart(part + 1)}` : ''}`
          return untrustedOutcome(`${head}\n\n${piece}`)
        },
      }
    },
  })

/** What was said in other conversations; a person is asked before any of it is read. */
export const conversationTools = (sources: ConversationSources): readonly Tool[] => [searchTool(sources), readTool(sources)]
