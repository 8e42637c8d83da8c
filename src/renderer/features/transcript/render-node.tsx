import type { AlignType, List, ListItem, Nodes, Table, TableRow } from 'mdast'
import { createContext, memo, useContext, type ReactNode } from 'react'
import { transcriptMessages } from '../../../shared/messages/transcript.ts'
import { MarkedText } from './citation-mark.tsx'
import { markStart, withoutMarks } from './citations.ts'
import { CodeBlock } from './code-block.tsx'
import { ExternalLink } from './external-link.tsx'

/** Depth beyond which text is no longer drawn inside more boxes. */
const maximumDepth = 60

type Parent = { readonly children: readonly Nodes[] }

const renderChildren = (parent: Parent, depth: number): ReactNode[] =>
  parent.children.map((child, index) => renderNode(child, index, depth + 1))

/** Markdown's tree as elements. Markup in the text is shown as text; nothing is loaded; only web and mail links can be followed. */
export const renderNode = (node: Nodes, key: number, depth = 0): ReactNode => {
  if (depth > maximumDepth) return null
  switch (node.type) {
    case 'root':
      return renderChildren(node, depth)
    case 'paragraph':
      return <p key={key}>{renderChildren(node, depth)}</p>
    case 'heading':
      return <Heading key={key} level={node.depth} content={renderChildren(node, depth)} />
    case 'text':
      return node.value.includes(markStart) ? <MarkedText key={key} value={node.value} /> : node.value
    case 'emphasis':
      return <em key={key}>{renderChildren(node, depth)}</em>
    case 'strong':
      return <strong key={key}>{renderChildren(node, depth)}</strong>
    case 'delete':
      return <del key={key}>{renderChildren(node, depth)}</del>
    case 'inlineCode':
      return <code key={key}>{withoutMarks(node.value)}</code>
    case 'break':
      return <br key={key} />
    case 'thematicBreak':
      return <hr key={key} />
    case 'blockquote':
      return <blockquote key={key}>{renderChildren(node, depth)}</blockquote>
    case 'code':
      return <CodeBlock key={key} code={withoutMarks(node.value)} language={node.lang ?? null} />
    case 'html':
    case 'yaml':
      return depth === 0 ? (
        <p key={key} className="raw-markup">
          {withoutMarks(node.value)}
        </p>
      ) : (
        withoutMarks(node.value)
      )
    case 'list':
      return renderList(node, key, depth)
    case 'listItem':
      return <Item key={key} item={node} isLoose={node.spread === true} depth={depth} />
    case 'table':
      return <TableView key={key} table={node} depth={depth} />
    case 'tableRow':
    case 'tableCell':
      return renderChildren(node, depth)
    case 'link':
      return (
        <ExternalLink key={key} address={withoutMarks(node.url)}>
          {renderChildren(node, depth)}
        </ExternalLink>
      )
    case 'image':
      return (
        <ExternalLink key={key} address={withoutMarks(node.url)}>
          <span className="image-place">{transcriptMessages.imageNotLoaded(withoutMarks(node.alt ?? ''))}</span>
        </ExternalLink>
      )
    case 'imageReference':
      return (
        <span key={key} className="image-place">
          {transcriptMessages.imageNotLoaded(withoutMarks(node.alt ?? ''))}
        </span>
      )
    case 'linkReference':
      return <span key={key}>{renderChildren(node, depth)}</span>
    case 'footnoteReference':
      return (
        <sup key={key} aria-label={transcriptMessages.footnote(node.label ?? node.identifier)}>
          {node.label ?? node.identifier}
        </sup>
      )
    case 'footnoteDefinition':
      return (
        <div key={key} className="footnote">
          <sup>{node.label ?? node.identifier}</sup>
          <div>{renderChildren(node, depth)}</div>
        </div>
      )
    case 'definition':
      return null
  }
}

/** The depth of an answer's first heading: it stands right below the window's own, whatever the model began with. */
export const FirstHeadingDepth = createContext(1)

const Heading = ({ level, content }: { readonly level: 1 | 2 | 3 | 4 | 5 | 6; readonly content: ReactNode }) => {
  const firstDepth = useContext(FirstHeadingDepth)
  return (
    <div className={`heading heading-${level}`} role="heading" aria-level={2 + Math.min(4, Math.max(0, level - firstDepth))}>
      {content}
    </div>
  )
}

const renderList = (list: List, key: number, depth: number): ReactNode => {
  const isLoose = list.spread === true || list.children.some((item) => item.spread === true)
  const items = list.children.map((item, index) => <Item key={index} item={item} isLoose={isLoose} depth={depth} />)
  return list.ordered === true ? (
    <ol key={key} start={list.start ?? 1}>
      {items}
    </ol>
  ) : (
    <ul key={key}>{items}</ul>
  )
}

/** Items keep their identity while a list grows, so only the last ones are drawn again. */
const Item = memo(({ item, isLoose, depth }: { readonly item: ListItem; readonly isLoose: boolean; readonly depth: number }) => {
  const isTask = typeof item.checked === 'boolean'
  return (
    <li className={isTask ? 'task' : undefined}>
      {isTask && <input type="checkbox" checked={item.checked === true} readOnly disabled aria-label={item.checked === true ? '☑' : '☐'} />}
      {item.children.map((child, index) =>
        child.type === 'paragraph' && !isLoose ? (
          <span key={index} className="tight">
            {renderChildren(child, depth + 1)}
          </span>
        ) : (
          renderNode(child, index, depth + 1)
        ),
      )}
    </li>
  )
})
Item.displayName = 'Item'

const TableView = ({ table, depth }: { readonly table: Table; readonly depth: number }) => {
  const [head, ...rows] = table.children
  const align = table.align ?? []
  return (
    <div className="table-scroll" tabIndex={0} role="group" aria-label={transcriptMessages.table}>
      <table>
        <thead>{head !== undefined && <Row row={head} isHead align={align} depth={depth} />}</thead>
        <tbody>
          {rows.map((row, index) => (
            <Row key={index} row={row} isHead={false} align={align} depth={depth} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

type RowProps = { readonly row: TableRow; readonly isHead: boolean; readonly align: readonly AlignType[]; readonly depth: number }

const Row = memo(({ row, isHead, align, depth }: RowProps) => (
  <tr>
    {row.children.map((cell, index) => {
      const side = align[index]
      const style = side === 'right' || side === 'center' ? { textAlign: side === 'right' ? ('end' as const) : side } : undefined
      return isHead ? (
        <th key={index} scope="col" style={style}>
          {renderChildren(cell, depth + 1)}
        </th>
      ) : (
        <td key={index} style={style}>
          {renderChildren(cell, depth + 1)}
        </td>
      )
    })}
  </tr>
))
Row.displayName = 'Row'
