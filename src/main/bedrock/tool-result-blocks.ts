import type { ContentBlock, ToolResultBlock, ToolResultContentBlock } from '@aws-sdk/client-bedrock-runtime'
import { isJsonObject } from '../../shared/is-json-object.ts'
import type { JsonValue } from '../../shared/json.ts'
import type { ToolCallPart, ToolContent, ToolOutcome } from '../../shared/message.ts'
import { isBlank, noOutput, searchResultBlock, searchResultText, seeDocument, textBlocks, toolName } from './content-blocks.ts'
import { toolFileBlock, toolFileId, toolFileText, type FileBlock, type ToolFile } from './file-blocks.ts'
import { asText, type RepairContext } from './repair-context.ts'
import { fileKey } from './request-files.ts'

const notRun = 'This tool was not run.'

/** Where a part stands. */
export type Place = { readonly message: number; readonly part: number }

type Item =
  | { readonly type: 'words'; readonly text: string }
  | { readonly type: 'json'; readonly json: JsonValue }
  | { readonly type: 'block'; readonly block: ToolResultContentBlock }
type Told = { readonly items: readonly Item[]; readonly beside: readonly ContentBlock[] }

const words = (text: string): Told => ({
  items: isBlank(text) ? [] : textBlocks(text).map((block) => ({ type: 'words', ...block })),
  beside: [],
})

const insideBlock = (block: FileBlock): ToolResultContentBlock | null => {
  if (block.image !== undefined) return { image: block.image }
  if (block.document !== undefined) return { document: block.document }
  return block.video === undefined ? null : { video: block.video }
}

/** A file stands in the result where the family takes it there, else beside it, and is named in the result. */
const toldFile = (file: ToolFile, key: string, mayStandInside: boolean, context: RepairContext): Told => {
  const block = toolFileBlock(file, context.files.get(key) ?? asText, context.isCiting)
  if (block === null) return words(toolFileText(file))
  const inside = insideBlock(block)
  const kind = file.type === 'media' ? file.kind : file.type
  if (mayStandInside && inside !== null && context.rule.toolResultMedia.includes(kind)) {
    return { items: [{ type: 'block', block: inside }], beside: [] }
  }
  const id = toolFileId(file)
  return { items: [{ type: 'words', text: `See file ${id}` }], beside: [{ text: `This is file ${id}:` }, block] }
}

type Shown = { readonly mayStandInside: boolean; readonly areAllResults: boolean }

const told = (content: ToolContent, key: string, { mayStandInside, areAllResults }: Shown, context: RepairContext): Told => {
  switch (content.type) {
    case 'text':
      return words(content.text)
    case 'json':
      return { items: [{ type: 'json', json: content.json }], beside: [] }
    case 'media':
    case 'document':
      return toldFile(content, key, mayStandInside, context)
    case 'search-result': {
      const block = mayStandInside && areAllResults ? searchResultBlock(content, context) : null
      return block === null ? words(searchResultText(content)) : { items: [{ type: 'block', block }], beside: [] }
    }
  }
}

const outcomeOf = (part: ToolCallPart, { looseResults }: RepairContext): ToolOutcome => {
  if (part.outcome !== null) return part.outcome
  const loose = looseResults.get(part.toolUseId)
  return loose === undefined ? { isError: true, text: notRun } : { isError: loose.isError, text: '', content: loose.content }
}

const toldOutcome = (outcome: ToolOutcome, { message, part }: Place, mayStandInside: boolean, context: RepairContext): Told => {
  const content = outcome.content ?? []
  const shown = { mayStandInside, areAllResults: content.every(({ type }) => type === 'search-result') }
  const all = content.map((item, index) => told(item, fileKey(message, part, index), shown, context))
  const items = all.flatMap((one) => one.items)
  return { items: items.length === 0 ? words(outcome.text).items : items, beside: all.flatMap((one) => one.beside) }
}

/** Claude and Nova are told by `status` that a tool failed, the others by the first word. */
const takesStatus = ({ rule, baseId }: RepairContext): boolean => rule.toolResultStatus && /^(anthropic\.|amazon\.nova)/u.test(baseId)

const withError = (items: readonly Item[]): readonly Item[] => {
  const [first, ...rest] = items
  if (first?.type === 'words') return [{ type: 'words', text: `Error: ${first.text}` }, ...rest]
  return [{ type: 'words', text: 'Error:' }, ...items]
}

const asWords = (items: readonly Item[]): string =>
  items.flatMap((item) => (item.type === 'block' ? [] : [item.type === 'words' ? item.text : JSON.stringify(item.json)])).join('\n')

/** The service takes only objects as JSON. */
const wrapped = (json: JsonValue) => (isJsonObject(json) ? json : { output: json })

/** All words of a result in one object, for the families that want JSON. */
const jsonContent = (items: readonly Item[]): readonly ToolResultContentBlock[] => {
  const blocks = items.flatMap((item) => (item.type === 'block' ? [item.block] : []))
  const others = items.filter(({ type }) => type !== 'block')
  const [only] = others
  if (only === undefined) return [{ json: { output: seeDocument } }, ...blocks]
  return [{ json: others.length === 1 && only.type === 'json' ? wrapped(only.json) : { output: asWords(others) } }, ...blocks]
}

const textContent = (items: readonly Item[], takesJson: boolean): readonly ToolResultContentBlock[] => {
  const content = items.map((item): ToolResultContentBlock => {
    if (item.type === 'block') return item.block
    if (item.type === 'words') return { text: item.text }
    return takesJson ? { json: wrapped(item.json) } : { text: JSON.stringify(item.json) }
  })
  const isDocumentAlone = content.some(({ document }) => document !== undefined) && !content.some(({ text }) => text !== undefined)
  return isDocumentAlone ? [{ text: seeDocument }, ...content] : content
}

export type ResultBlocks = { readonly result: ContentBlock.ToolResultMember; readonly beside: readonly ContentBlock[] }

/** What a tool gave, and the files of it that have to stand beside the result. */
export const toolResultBlocks = (part: ToolCallPart, toolUseId: string, place: Place, context: RepairContext): ResultBlocks => {
  const outcome = outcomeOf(part, context)
  const { items, beside } = toldOutcome(outcome, place, true, context)
  const shown: readonly Item[] = items.length === 0 ? [{ type: 'words', text: noOutput }] : items
  const hasStatus = takesStatus(context)
  const marked = outcome.isError && !hasStatus ? withError(shown) : shown
  const content: ToolResultBlock['content'] = [
    ...(context.rule.toolResultFormat === 'json' ? jsonContent(marked) : textContent(marked, hasStatus)),
  ]
  return { result: { toolResult: { toolUseId, content, ...(outcome.isError && hasStatus ? { status: 'error' as const } : {}) } }, beside }
}

/** A result in words, for models that know no tools. */
export const toolResultTexts = (part: ToolCallPart, place: Place, context: RepairContext): readonly ContentBlock[] => {
  const outcome = outcomeOf(part, context)
  const { items, beside } = toldOutcome(outcome, place, false, context)
  const verb = outcome.isError ? 'failed' : 'answered'
  return [{ text: `[The tool ${toolName(part.name)} ${verb}: ${asWords(items) || noOutput}]` }, ...beside]
}

/** A result that belongs to no call of the request, in words alone: without its files. */
export const looseResultBlocks = (content: readonly ToolContent[], place: Place, context: RepairContext): readonly ContentBlock[] => {
  const wordsAlone = content.filter(({ type }) => type !== 'media' && type !== 'document')
  const text = asWords(toldOutcome({ isError: false, text: '', content: wordsAlone }, place, false, context).items)
  return text === '' ? [] : [{ text: `[A tool answered: ${text}]` }]
}
