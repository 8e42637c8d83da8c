import { setImmediate as yieldToWindow } from 'node:timers/promises'
import type { Attachment } from '../../../shared/attachment.ts'
import type { MessageId } from '../../../shared/ids.ts'
import type { Message } from '../../../shared/message.ts'
import { attachmentPages } from '../../store/attachments.ts'
import type { WritableDatabase } from '../../store/database.ts'
import { listAllMessages } from '../../store/messages.ts'
import { matchPassages, type SearchedFile } from '../../turns/match-passages.ts'
import { indexPage, type IndexedPage } from '../../turns/page-index.ts'
import type { PageHandlers } from '../page-handlers.ts'

export type CitationDependencies = { readonly database: () => WritableDatabase }

/** Letters of pages that are kept ready; the files used last stay. */
const keptLetters = 24_000_000
/** Letters that are made ready, or searched, before the window gets its turn. */
const lettersAtOnce = 200_000
const maximumFiles = 200

const isMatched = ({ role, status, parts }: Message): boolean =>
  role === 'assistant' &&
  status !== 'pending' &&
  status !== 'streaming' &&
  parts.some((part) => part.type === 'text') &&
  parts.every((part) => part.type !== 'text' || (part.citations ?? []).length === 0)

/** Texts of one message are one text here and where the marks are put. */
const answerOf = ({ parts }: Message): string => parts.flatMap((part) => (part.type === 'text' ? [part.text] : [])).join('\n\n')

const filesBefore = (messages: readonly Message[], position: number): readonly Attachment[] => {
  const attached = messages
    .filter((message) => message.position < position && !message.leftOut)
    .flatMap(({ parts }) => parts.flatMap((part) => (part.type === 'attachment' && !part.attachment.isRemoved ? [part.attachment] : [])))
  const newest = new Map(attached.map((attachment) => [`${attachment.sha256} ${attachment.name} ${attachment.pageSelection}`, attachment]))
  return [...newest.values()].filter(({ kind }) => kind === 'pdf' || kind === 'text' || kind === 'office').slice(-maximumFiles)
}

type Ready = { readonly pages: readonly IndexedPage[]; readonly letters: number }

/** Keeps the pages of files ready that are asked for again; the oldest go when they are too much together. */
const createPageCache = () => {
  const kept = new Map<string, Ready>()
  const keep = (key: string, ready: Ready): void => {
    kept.delete(key)
    if (ready.letters > keptLetters) return
    kept.set(key, ready)
    let letters = [...kept.values()].reduce((sum, file) => sum + file.letters, 0)
    for (const [other, file] of kept) {
      if (letters <= keptLetters) break
      kept.delete(other)
      letters -= file.letters
    }
  }
  return async (database: WritableDatabase, { id, sha256, pageSelection }: Attachment): Promise<readonly IndexedPage[]> => {
    const key = `${sha256} ${pageSelection ?? ''}`
    const known = kept.get(key)
    if (known !== undefined) {
      keep(key, known)
      return known.pages
    }
    const pages: IndexedPage[] = []
    let letters = 0
    let sinceYield = 0
    for (const page of attachmentPages(database, id)) {
      pages.push(indexPage(page))
      letters += page.text.length
      sinceYield += page.text.length
      if (sinceYield < lettersAtOnce) continue
      sinceYield = 0
      // The window has its turn between the pages: that is what waiting in the loop is for.
      await pause()
    }
    keep(key, { pages, letters })
    return pages
  }
}

const pause = (): Promise<void> => yieldToWindow()

/** Finds what answers quote from the files of their conversation, where the model did not say so itself. */
export const citationHandlers = ({ database }: CitationDependencies): PageHandlers<'citations'> => {
  const pagesOf = createPageCache()

  const searched = async (attachment: Attachment): Promise<SearchedFile> => {
    let texts: ReadonlyMap<number, string> | null = null
    return {
      attachment,
      pages: await pagesOf(database(), attachment),
      textOf: (page) => {
        texts ??= new Map(attachmentPages(database(), attachment.id).map(({ number, text }) => [number, text]))
        return texts.get(page) ?? ''
      },
    }
  }

  return {
    'citations.match': async ({ conversationId, messageIds }) => {
      const wanted = new Set<MessageId>(messageIds)
      const messages = listAllMessages(database(), conversationId)
      const answers = messages.filter((message) => wanted.has(message.id) && isMatched(message))
      const files = new Map<string, SearchedFile>()
      const found = []
      for (const answer of answers) {
        const attached = filesBefore(messages, answer.position)
        for (const attachment of attached) {
          if (!files.has(attachment.id)) files.set(attachment.id, await searched(attachment))
        }
        const readable = attached.flatMap(({ id }) => files.get(id) ?? [])
        found.push({ messageId: answer.id, matches: [...matchPassages(answerOf(answer), readable)] })
        await pause()
      }
      return found
    },
  }
}
