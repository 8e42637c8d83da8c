import type { Nodes, Root } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'

/** A stretch of the text and what stands there instead. */
type Edit = { readonly start: number; readonly end: number; readonly text: string }

/** Headings of an answer stand below that of its file, which is of the second level. */
const headingsDown = 2
const deepestHeading = 6

const asWords = (text: string): string => text.replaceAll(/[!-/:-@[-`{-~]/gu, String.raw`\$&`)

const editOf = (node: Nodes, source: string, isFirst: boolean): Edit | null => {
  const start = node.position?.start.offset ?? 0
  const end = node.position?.end.offset ?? 0
  const text = source.slice(start, end)
  if (node.type === 'html') return { start, end, text: asWords(text) }
  if (node.type === 'image' || node.type === 'imageReference') return { start, end: start + 1, text: '' }
  if (node.type !== 'heading' || !isFirst) return null
  const marks = '#'.repeat(Math.min(deepestHeading, node.depth + headingsDown))
  if (text.startsWith('#')) return { start, end: start + node.depth, text: marks }
  const words = text.split('\n').slice(0, -1)
  return { start, end, text: `${marks} ${words.map((line) => line.trim()).join(' ')}` }
}

const editsIn = (node: Nodes, source: string, isFirst: boolean): readonly Edit[] => {
  const own = editOf(node, source, isFirst)
  // What stands within what is changed is looked at in the next round.
  if (own !== null) return [own]
  return 'children' in node ? node.children.flatMap((child) => editsIn(child, source, isFirst)) : []
}

const isLoading = (node: Nodes): boolean =>
  ['html', 'image', 'imageReference'].includes(node.type) || ('children' in node && node.children.some(isLoading))

const apply = (source: string, edits: readonly Edit[]): string => {
  let made = ''
  let from = 0
  for (const { start, end, text } of edits) {
    made += source.slice(from, start) + text
    from = end
  }
  return made + source.slice(from)
}

/** Pictures within pictures and the like: each round takes the outermost away. */
const mostRounds = 10

const withoutLoading = (source: string, tree: Root, rounds: number): string => {
  const made = apply(source, editsIn(tree, source, rounds === mostRounds))
  const next = fromMarkdown(made)
  if (!isLoading(next)) return made
  return rounds === 0 ? asWords(source) : withoutLoading(made, next, rounds - 1)
}

/** A fence that the text leaves open is closed; one within a list or a quotation ends with that. */
const withClosedFence = (text: string): string => {
  const last = fromMarkdown(`${text}\n\n# end`).children.at(-1)
  if (last?.type === 'heading' || last?.type !== 'code') return text
  const fence = /^ {0,3}(`{3,}|~{3,})/u.exec(text.slice(last.position?.start.offset ?? 0))?.[1]
  return fence === undefined ? text : `${text}\n${fence}`
}

/**
 * An answer as part of a larger document that other programs show: it loads nothing from elsewhere, holds no HTML, and neither its headings nor
 * what it leaves open change what comes after it. An answer may say what a hostile file told the model to say.
 */
export const containMarkdown = (answer: string): string => withClosedFence(withoutLoading(answer, fromMarkdown(answer), mostRounds))
