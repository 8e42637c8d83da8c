import type { Nodes, RootContent } from 'mdast'
import { parseMarkdown } from './markdown-syntax.ts'

/** More than this is no list of sources but an attack on the parser. */
const maximumReferenceCharacters = 8192

const containers: ReadonlySet<string> = new Set(['blockquote', 'list', 'listItem', 'footnoteDefinition'])

/** The source of the link and footnote definitions in these nodes, to be known to the other blocks of the text. */
export const findReferences = (nodes: readonly Nodes[]): string =>
  nodes
    .map((node) => serialiseReference(node) + ('children' in node && containers.has(node.type) ? findReferences(node.children) : ''))
    .join('')

const serialiseReference = (node: Nodes): string => {
  if (node.type === 'footnoteDefinition') return `[^${node.label ?? node.identifier}]: .\n\n`
  if (node.type !== 'definition') return ''
  const title = node.title ? ` ${JSON.stringify(node.title).replaceAll('\\n', ' ')}` : ''
  return `[${node.label ?? node.identifier}]: <${node.url.replaceAll(/[<>\\\n]/gu, encodeURIComponent)}>${title}\n\n`
}

/** The blocks, and the blocks in these, with their code, and without the words that may refer to something. */
const shapeOf = (nodes: readonly Nodes[]): unknown =>
  nodes.map((node) => {
    if ('value' in node) return [node.type, node.value]
    return [node.type, 'children' in node && containers.has(node.type) ? shapeOf(node.children) : null]
  })

/** A definition changes words, never blocks; where a block ends may, and what it looks like on its own then counts for nothing. */
const hasSameShape = (one: readonly RootContent[], other: readonly RootContent[]): boolean =>
  JSON.stringify(shapeOf(one)) === JSON.stringify(shapeOf(other))

const moveBack = (nodes: readonly Nodes[], by: number): void => {
  for (const node of nodes) {
    for (const point of [node.position?.start, node.position?.end]) if (point?.offset !== undefined) point.offset -= by
    if ('children' in node) moveBack(node.children, by)
  }
}

/** A rule between: what is indented would go on with the last footnote. */
const rule = '***\n\n'

/** Parses a block once more with the definitions of its text before it, where it may refer to one: behind it, code that stands open would swallow them. */
export const resolveReferences = (nodes: readonly RootContent[], source: string, references: string): readonly RootContent[] => {
  if (references === '' || references.length > maximumReferenceCharacters || !source.includes('[')) return nodes
  const before = references + rule
  const resolved = parseMarkdown(before + source).filter(({ position }) => (position?.start.offset ?? 0) >= before.length)
  moveBack(resolved, before.length)
  return hasSameShape(resolved, nodes) ? resolved : nodes
}
