import type { Nodes, RootContent } from 'mdast'
import { parseMarkdown } from './markdown-syntax.ts'

/** More than this is no list of sources but an attack on the parser. */
const maximumReferenceCharacters = 8192

/** The source of the link and footnote definitions among the nodes, to be known to the other blocks of the text. */
export const findReferences = (nodes: readonly RootContent[], text: string): string => {
  const found = nodes.filter((node) => node.type === 'definition' || node.type === 'footnoteDefinition')
  return found.length === 0 || text === '' ? '' : found.map((node) => serialiseReference(node)).join('')
}

const serialiseReference = (node: RootContent): string => {
  if (node.type === 'footnoteDefinition') return `[^${node.label ?? node.identifier}]: .\n\n`
  if (node.type !== 'definition') return ''
  const title = node.title ? ` ${JSON.stringify(node.title).replaceAll('\\n', ' ')}` : ''
  return `[${node.label ?? node.identifier}]: <${node.url.replaceAll(/[<>\\\n]/gu, encodeURIComponent)}>${title}\n\n`
}

const containers: ReadonlySet<string> = new Set(['blockquote', 'list', 'listItem', 'footnoteDefinition'])

/** The blocks, and the blocks in these, without the words in them. */
const shapeOf = (nodes: readonly Nodes[]): unknown =>
  nodes.map((node) => [node.type, 'children' in node && containers.has(node.type) ? shapeOf(node.children) : null])

/** A definition changes words, never blocks; micromark may read a last line without an end in another way once something follows it. */
const hasSameShape = (one: readonly RootContent[], other: readonly RootContent[]): boolean =>
  JSON.stringify(shapeOf(one)) === JSON.stringify(shapeOf(other))

/** Parses a block once more with the definitions of its text in reach, where it may refer to one. */
export const resolveReferences = (nodes: readonly RootContent[], source: string, references: string): readonly RootContent[] => {
  if (references === '' || references.length > maximumReferenceCharacters || !source.includes('[')) return nodes
  const isOwn = (node: RootContent) => (node.position?.start.offset ?? 0) < source.length
  const resolved = parseMarkdown(`${source}\n\n${references}`).filter(isOwn)
  const isUntouched = resolved.every((node) => (node.position?.end.offset ?? 0) <= source.length)
  return isUntouched && hasSameShape(resolved, nodes) ? resolved : nodes
}
