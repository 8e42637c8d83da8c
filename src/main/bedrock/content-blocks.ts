import type { ContentBlock } from '@aws-sdk/client-bedrock-runtime'
import { isJsonObject } from '../../shared/is-json-object.ts'
import type { Part, ToolCallPart } from '../../shared/message.ts'
import type { RepairContext } from './repair-context.ts'
import { wellFormed } from './well-formed.ts'

export const isBlank = (text: string): boolean => text.trim() === ''

/** Blank text is refused by most families, so it is left out. */
export const textBlocks = (text: string): readonly ContentBlock.TextMember[] => (isBlank(text) ? [] : [{ text: wellFormed(text) }])

/** Said where a block that must not be empty, or must not stand alone, would be. */
export const noOutput = '(no output)'
export const seeDocument = 'See the attached document.'

export const toolName = (name: string): string => {
  const clean = name.replace(/[^a-zA-Z0-9_-]/gu, '_').slice(0, 64)
  return clean === '' ? 'unknown_tool' : clean
}

/** Input that was no object, or no JSON at all, cannot be repeated: its result says what was wrong with it. */
export const toolUseBlock = (part: ToolCallPart, toolUseId: string): ContentBlock.ToolUseMember => ({
  toolUse: { toolUseId, name: toolName(part.name), input: isJsonObject(part.input) ? part.input : {} },
})

export const toolCallText = (part: ToolCallPart): string =>
  wellFormed(`[The tool ${toolName(part.name)} was called with ${isBlank(part.inputText) ? '{}' : part.inputText.trim()}.]`)

type SearchResult = Extract<Part, { type: 'search-result' }>

export const searchResultText = ({ title, source, passages }: SearchResult): string =>
  [`[Search result: ${[title, source].filter((word) => !isBlank(word)).join(', ')}]`, ...passages].join('\n')

type SearchResultMember = { readonly searchResult: ContentBlock.SearchResultMember['searchResult'] }

/** Only Claude knows search results as such, and only whole ones. */
export const searchResultBlock = (part: SearchResult, { isClaude, isCiting }: RepairContext): SearchResultMember | null => {
  const passages = part.passages.flatMap(textBlocks)
  if (!isClaude || isBlank(part.source) || isBlank(part.title) || passages.length === 0) return null
  return {
    searchResult: {
      source: wellFormed(part.source),
      title: wellFormed(part.title),
      content: passages,
      ...(isCiting ? { citations: { enabled: true } } : {}),
    },
  }
}

const qualifiers = ['grounding_source', 'query', 'guard_content'] as const

/** Outside a guardrail it is text like any other. */
export const guardContentBlocks = (
  part: Extract<Part, { type: 'guard-content' }>,
  { isGuarded }: RepairContext,
): readonly ContentBlock[] => {
  const known = qualifiers.filter((qualifier) => part.qualifiers.includes(qualifier))
  return isGuarded
    ? textBlocks(part.text).map(({ text }) => ({ guardContent: { text: { text, ...(known.length > 0 ? { qualifiers: known } : {}) } } }))
    : textBlocks(part.text)
}
