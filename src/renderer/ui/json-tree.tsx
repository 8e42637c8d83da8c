import ChevronRight from 'lucide-react/icons/chevron-right'
import { useMemo, useRef, useState, type KeyboardEvent } from 'react'
import type { JsonValue } from '../../shared/json.ts'
import { jsonTreeMessages as words } from '../../shared/messages/structured.ts'
import { firstOpen, jsonRows, type JsonRow } from './json-rows.ts'
import { nextPlace } from './tree-keys.ts'
import './json-tree.css'

type JsonTreeProps = { readonly value: JsonValue; readonly label?: string }

/** A JSON value as a tree with its types; arrow keys move, open and close. */
export const JsonTree = ({ value, label = words.tree }: JsonTreeProps) => {
  const [open, setOpen] = useState(() => firstOpen(value))
  const [current, setCurrent] = useState('')
  const tree = useRef<HTMLDivElement>(null)
  const rows = useMemo(() => jsonRows(value, open), [value, open])
  const currentIndex = Math.max(
    0,
    rows.findIndex((row) => row.path === current),
  )
  const toggle = (path: string): void =>
    setOpen((before) => {
      const next = new Set(before)
      if (!next.delete(path)) next.add(path)
      return next
    })
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return
    const step = nextPlace(event.key, rows, currentIndex, open)
    if (step === null) return
    event.preventDefault()
    if (step.toggle !== null) toggle(step.toggle)
    const row = rows[step.index]
    if (row === undefined) return
    setCurrent(row.path)
    tree.current?.querySelectorAll<HTMLElement>('[role="treeitem"]')[step.index]?.focus()
  }
  return (
    <div ref={tree} className="json-tree" role="tree" aria-label={label} onKeyDown={onKeyDown}>
      {rows.map((row, index) => (
        <Row
          key={row.path}
          row={row}
          isOpen={open.has(row.path)}
          isCurrent={index === currentIndex}
          onPress={() => {
            setCurrent(row.path)
            if (row.size !== null && row.size > 0) toggle(row.path)
          }}
        />
      ))}
    </div>
  )
}

type RowProps = { readonly row: JsonRow; readonly isOpen: boolean; readonly isCurrent: boolean; readonly onPress: () => void }

const Row = ({ row, isOpen, isCurrent, onPress }: RowProps) => {
  const canOpen = row.size !== null && row.size > 0
  return (
    <div
      role="treeitem"
      className="json-row"
      aria-level={row.level}
      aria-posinset={row.place}
      aria-setsize={row.siblings}
      aria-expanded={canOpen ? isOpen : undefined}
      tabIndex={isCurrent ? 0 : -1}
      style={{ paddingInlineStart: `calc(${row.level - 1} * var(--space-4))` }}
      onClick={onPress}
    >
      {canOpen ? <ChevronRight aria-hidden className="json-row-chevron" /> : <span className="json-row-chevron" />}
      {row.name !== null && (
        <span className="json-row-name" dir="auto">
          {row.name}
        </span>
      )}
      <Value row={row} />
    </div>
  )
}

const Value = ({ row }: { readonly row: JsonRow }) => {
  if (row.type === 'more') return <span className="json-row-type">{words.more(row.text)}</span>
  if (row.size !== null) {
    return <span className="json-row-type">{row.type === 'array' ? words.items(row.size) : words.fields(row.size)}</span>
  }
  return (
    <>
      <span className={row.type === 'string' ? 'json-row-text' : 'json-row-text json-row-plain'} dir="auto">
        {row.type === 'null' ? 'null' : row.text === '' ? <i>{words.empty}</i> : row.text}
      </span>
      <span className="json-row-type">{words.types[row.type]}</span>
    </>
  )
}
