import type { List, RootContent, Table } from 'mdast'
import { endOfWindow, isPathological, parseMarkdown, windowCharacters } from './markdown-syntax.ts'

/** A long list or table that is still being written: the items of `kept` are final, only what follows `cut` is parsed, after `prefix`. */
export type GrownNode = { readonly node: List | Table; readonly kept: List | Table; readonly cut: number; readonly prefix: string }

/** `nodes` stand in `source`, the first of them the rest of the list or table; `isWhole` when it reaches the end of the text. */
export type Growth = {
  readonly grown: GrownNode
  readonly source: { readonly text: string; readonly offset: number }
  readonly nodes: readonly RootContent[]
  readonly isWhole: boolean
}

type OpenBlock = { readonly start: number; readonly end: number; readonly nodes: readonly RootContent[] }

/** Shorter ones are parsed whole: it costs next to nothing. */
const longEnoughCharacters = 600

/** Begins to parse a list or table item by item; null when it is short, or not alone. */
export const startGrowing = (block: OpenBlock, text: string): GrownNode | null => {
  const [node] = block.nodes
  if (node === undefined || block.nodes.length > 1 || block.end - block.start < longEnoughCharacters) return null
  const source = text.slice(block.start, block.end)
  if (node.type === 'list') return keepItems(node, node.children, source, block.start, '')
  const heading = /^[^\n]*\n[^\n]*\n/u.exec(source)?.[0]
  if (node.type !== 'table' || heading === undefined) return null
  return keepItems(node, node.children.slice(1), source, block.start, heading)
}

/** The same list or table with the text that came since; null when the whole must be looked at again. */
export const growOpenNode = (grown: GrownNode, text: string): Growth | null => {
  const rest = text.slice(grown.cut, grown.cut + windowCharacters + 1)
  const end = endOfWindow(rest, windowCharacters)
  const source = { text: grown.prefix + rest.slice(0, end), offset: grown.cut - grown.prefix.length }
  const nodes = isPathological(source.text) ? [] : parseMarkdown(source.text)
  const next = nodes[0] === undefined ? null : extend(grown, nodes[0], source)
  return next === null ? null : { grown: next, source, nodes, isWhole: grown.cut + end >= text.length }
}

const extend = ({ kept, prefix }: GrownNode, node: RootContent, source: Growth['source']): GrownNode | null => {
  if (node.type === 'list' && kept.type === 'list' && node.ordered === kept.ordered) {
    const whole: List = { ...kept, spread: kept.spread === true || node.spread === true, children: [...kept.children, ...node.children] }
    return keepItems(whole, node.children, source.text, source.offset, prefix) ?? { node: whole, kept, cut: source.offset, prefix }
  }
  if (node.type === 'table' && kept.type === 'table') {
    const rows = node.children.slice(1)
    const whole: Table = { ...kept, children: [...kept.children, ...rows] }
    const cut = source.offset + prefix.length
    return keepItems(whole, rows, source.text, source.offset, prefix) ?? { node: whole, kept, cut, prefix }
  }
  return null
}

/** Moves every item but the last two into `kept`; null when there are too few. */
const keepItems = (
  whole: List | Table,
  items: List['children'] | Table['children'],
  source: string,
  offset: number,
  prefix: string,
): GrownNode | null => {
  const from = items.at(-2)?.position?.start.offset
  if (items.length < 4 || from === undefined) return null
  const cut = offset + source.lastIndexOf('\n', from - 1) + 1
  const kept: List | Table =
    whole.type === 'list' ? { ...whole, children: whole.children.slice(0, -2) } : { ...whole, children: whole.children.slice(0, -2) }
  return { node: whole, kept, cut, prefix }
}
