import type { RootContent } from 'mdast'
import { growOpenNode, startGrowing, type GrownNode, type Growth } from './grow-open-node.ts'
import { endOfWindow, isPathological, parseMarkdown, windowCharacters } from './markdown-syntax.ts'
import { parseFence } from './parse-fence.ts'
import { findReferences, resolveReferences } from './resolve-references.ts'

/** A piece of the text between two places where a top-level block begins. `plain` blocks are shown as they are. */
export type Block = { readonly start: number; readonly end: number; readonly nodes: readonly RootContent[]; readonly isPlain: boolean }

/**
 * What is known about a text that grows at its end. `settled` blocks can no longer change, whatever follows, so they are parsed and rendered once;
 * only what follows `settledEnd` is parsed again. `openText` is text too fresh or too strange to be parsed: it is shown as it is, after `open`.
 */
export type ParsedText = {
  readonly text: string
  readonly settled: readonly Block[]
  readonly settledEnd: number
  readonly open: Block | null
  readonly openText: string
  readonly isFinished: boolean
  readonly references: string
  readonly grown: GrownNode | null
  readonly openLength: number
  readonly window: number
  /** How many characters were handed to the parser so far: the cost, without a clock. */
  readonly parsedCharacters: number
}

export const nothingParsed: ParsedText = {
  text: '',
  settled: [],
  settledEnd: 0,
  open: null,
  openText: '',
  isFinished: true,
  references: '',
  grown: null,
  openLength: 0,
  window: windowCharacters,
  parsedCharacters: 0,
}

/** An open block that is longer is shown as it is: no text that a person reads has one. */
const maximumBlockCharacters = 16_384
const maximumTextCharacters = 200_000
/** What one call may parse; a long stored answer takes several frames instead of one long task. */
const charactersPerCall = 12_288

/** Takes in the text as it now stands. `isFinished` of the result is false when another call is needed to parse the rest. */
export const parseMore = (previous: ParsedText, text: string, isComplete = false): ParsedText => {
  if (text.length > maximumTextCharacters) return { ...nothingParsed, text, openText: text }
  const known = text.startsWith(previous.text) && previous.openText.length < maximumTextCharacters ? previous : nothingParsed
  if (known === previous && text.length === previous.text.length && previous.isFinished && !isComplete) return previous
  const limit = known.parsedCharacters + charactersPerCall
  let parsed: ParsedText = { ...known, text }
  for (;;) {
    const next = parseTail(parsed, isComplete)
    if (next.settledEnd === parsed.settledEnd && next.window === parsed.window) return { ...next, isFinished: true }
    parsed = next
    if (parsed.parsedCharacters >= limit) return { ...parsed, open: null, openText: text.slice(parsed.settledEnd), isFinished: false }
  }
}

const parseTail = (parsed: ParsedText, isComplete: boolean): ParsedText => {
  const blank = /^(?:[ \t]*\n)+/u.exec(parsed.text.slice(parsed.settledEnd, parsed.settledEnd + windowCharacters))
  const state = blank === null ? parsed : { ...parsed, settledEnd: parsed.settledEnd + blank[0].length, grown: null, openLength: 0 }
  const start = state.settledEnd
  const tail = state.text.slice(start)
  if (!/\S/u.test(tail)) return { ...state, open: null, openText: '', grown: null, openLength: 0 }

  const fence = parseFence(tail, state.openLength)
  if (fence !== null) {
    const block: Block = { start, end: start + fence.length, nodes: [fence.node], isPlain: false }
    return fence.isClosed || isComplete ? settle(state, [block]) : { ...state, open: block, openText: '', openLength: tail.length }
  }
  return parseWindow(state, tail, isComplete)
}

const parseWindow = (state: ParsedText, tail: string, isComplete: boolean): ParsedText => {
  const step = state.grown === null ? null : growOpenNode(state.grown, state.text)
  if (step !== null) return takeGrowth(state, step, isComplete)
  if (tail.length > maximumBlockCharacters && state.window > maximumBlockCharacters) return settlePlain(state, tail, isComplete)
  const isLagging = tail.length > windowCharacters && state.open !== null && tail.length - state.openLength < state.openLength / 16
  if (isLagging && !isComplete) return { ...state, openText: state.text.slice(state.open.end) }

  const windowEnd = endOfWindow(tail, state.window)
  const source = tail.slice(0, windowEnd)
  if (isPathological(source)) return settlePlain(state, tail, isComplete)
  const nodes = resolveReferences(parseMarkdown(source), source, state.references)
  return takeBlocks(
    { ...state, parsedCharacters: state.parsedCharacters + source.length },
    cutBlocks(nodes, source, state.settledEnd),
    windowEnd === tail.length,
    isComplete,
  )
}

const takeBlocks = (state: ParsedText, blocks: readonly Block[], isWhole: boolean, isComplete: boolean): ParsedText => {
  const ready = isWhole && isComplete ? blocks : blocks.slice(0, -1)
  if (ready.length > 0) return settle(state, ready)
  const open = blocks[0] ?? null
  const grown = open === null ? null : startGrowing(open, state.text)
  if (!isWhole) return { ...state, grown, window: state.window * 2 }
  return { ...state, open, openText: '', grown, openLength: state.text.length - state.settledEnd }
}

const takeGrowth = (state: ParsedText, { grown, source, nodes, isWhole }: Growth, isComplete: boolean): ParsedText => {
  const parsed = { ...state, grown, parsedCharacters: state.parsedCharacters + source.text.length }
  const [first, ...others] = cutBlocks(nodes, source.text, source.offset)
  if (first === undefined) return { ...parsed, grown: null }
  const block: Block = { ...first, start: state.settledEnd, nodes: [grown.node, ...first.nodes.slice(1)] }
  if (others.length > 0 || (isWhole && isComplete)) return settle(parsed, [block])
  if (!isWhole) return { ...parsed, window: parsed.window + 1 }
  return { ...parsed, open: block, openText: '', openLength: state.text.length - state.settledEnd }
}

/** Strange text is shown as it is up to the next empty line after it became too long; there the parser gets another chance. */
const settlePlain = (state: ParsedText, tail: string, isComplete: boolean): ParsedText => {
  const gap = tail.indexOf('\n\n', Math.min(tail.length, maximumBlockCharacters) - 1)
  const end = gap === -1 ? tail.length : gap + 2
  const block: Block = { start: state.settledEnd, end: state.settledEnd + end, nodes: [], isPlain: true }
  if (gap === -1 && !isComplete) return { ...state, open: null, openText: tail, grown: null, openLength: tail.length }
  return settle(state, [block])
}

const settle = (state: ParsedText, blocks: readonly Block[]): ParsedText => {
  const found = blocks.map((block) => findReferences(block.nodes)).join('')
  const references = found === '' ? state.references : state.references + found
  const settled = [...state.settled, ...blocks]
  return {
    ...state,
    settled: found === '' ? settled : settled.map((block) => withReferences(block, state.text, references)),
    settledEnd: blocks.at(-1)?.end ?? state.settledEnd,
    references,
    open: null,
    openText: '',
    grown: null,
    openLength: 0,
    window: windowCharacters,
  }
}

const withReferences = (block: Block, text: string, references: string): Block => {
  if (block.isPlain || block.nodes[0]?.type === 'code') return block
  const source = text.slice(block.start, block.end)
  const nodes = resolveReferences(block.nodes, source, references)
  return nodes === block.nodes ? block : { ...block, nodes }
}

/** What begins right under a paragraph just as it begins on its own: headings, fences, rules with nothing beside them, and lists whose first item has words. */
const firmStart = /^ {0,3}(?:#{1,6} |`{3,}[^`\n]*\n|~{3}|\*{3}[ \t*]*\n|_{3}[ \t_]*\n|(?:[-+*]|1[.)]) {1,3}(?:\*\*)?[\p{L}`[])/u

/** `line` is where a line begins that has an end. */
const isFirmStart = (source: string, line: number): boolean =>
  line > 0 &&
  (firmStart.test(source.slice(line, source.indexOf('\n', line) + 1)) ||
    (/\n[ \t]*\n$/u.test(source.slice(Math.max(0, line - 80), line)) && !/^(?: {4}| {0,3}\t)/u.test(source.slice(line, line + 8))))

/** A block can no longer change once another has begun after it, on a line that is complete and that no paragraph could swallow. */
const cutBlocks = (nodes: readonly RootContent[], source: string, offset: number): readonly Block[] => {
  const blocks: Block[] = []
  let start = 0
  let group: RootContent[] = []
  for (const node of nodes) {
    const nodeStart = node.position?.start.offset ?? 0
    const line = source.lastIndexOf('\n', nodeStart - 1) + 1
    const isLineStart = source.slice(line, nodeStart).trim() === ''
    if (group.length > 0 && isLineStart && source.includes('\n', nodeStart) && isFirmStart(source, line)) {
      blocks.push({ start: offset + start, end: offset + line, nodes: group, isPlain: false })
      start = line
      group = []
    }
    group.push(node)
  }
  if (group.length > 0) blocks.push({ start: offset + start, end: offset + source.length, nodes: group, isPlain: false })
  return blocks
}
