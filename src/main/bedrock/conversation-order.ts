import type { ContentBlock } from '@aws-sdk/client-bedrock-runtime'
import type { ModelRule } from './model-rules.ts'

export type Entry = { readonly role: 'user' | 'assistant'; readonly content: readonly ContentBlock[] }

/** Stands where the order of the service needs a message and the conversation has none. */
const filler: readonly ContentBlock[] = [{ text: '.' }]
const goOn: readonly ContentBlock[] = [{ text: 'Continue.' }]
const seeDocument: ContentBlock = { text: 'See the attached document.' }

const isToolResult = (block: ContentBlock): boolean => block.toolResult !== undefined

const kindOf = (block: ContentBlock): string => (block.text !== undefined ? 'text' : block.image !== undefined ? 'image' : 'document')

/** Some families take nothing, or not everything, beside tool results: the rest then needs a message of its own. */
const mayShareMessage = (results: readonly ContentBlock[], rest: readonly ContentBlock[], rule: ModelRule): boolean =>
  !results.some(isToolResult) ||
  rule.toolResultColocate === null ||
  rest.every((block) => isToolResult(block) || rule.toolResultColocate?.includes(kindOf(block)) === true)

const appended = (entries: readonly Entry[], entry: Entry, rule: ModelRule): readonly Entry[] => {
  const last = entries.at(-1)
  if (entry.content.length === 0) return entries
  if (last === undefined) return entry.role === 'user' ? [entry] : [{ role: 'user', content: filler }, entry]
  if (last.role !== entry.role) return [...entries, entry]
  if (entry.role === 'user' && !mayShareMessage(last.content, entry.content, rule)) {
    return [...entries, { role: 'assistant', content: filler }, entry]
  }
  return [...entries.slice(0, -1), { role: entry.role, content: [...last.content, ...entry.content] }]
}

/** The service takes a document only beside some text. */
const withTextBesideDocuments = (entry: Entry): Entry =>
  entry.content.some((block) => block.document !== undefined) && !entry.content.some((block) => block.text !== undefined)
    ? { ...entry, content: [...entry.content, seeDocument] }
    : entry

/** Brings messages into the order every family accepts: user first and last, roles in turn, nothing empty. */
export const inAcceptedOrder = (entries: readonly Entry[], rule: ModelRule): readonly Entry[] => {
  const merged = entries.reduce<readonly Entry[]>((result, entry) => appended(result, entry, rule), [])
  const ended: readonly Entry[] = merged.at(-1)?.role === 'assistant' ? [...merged, { role: 'user', content: goOn }] : merged
  return ended.map(withTextBesideDocuments)
}
