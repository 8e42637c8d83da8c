import { useVirtualizer } from '@tanstack/react-virtual'
import Check from 'lucide-react/icons/check'
import Minus from 'lucide-react/icons/minus'
import { useId, useRef, useState, type KeyboardEvent } from 'react'
import { fileDialogsMessages as words } from '../../../shared/messages/file-dialogs.ts'
import { fileSizeWords } from '../../../shared/messages/file-size.ts'
import { checkedOf, toggled, type FolderRow } from './folder-rows.ts'

type FolderListProps = {
  readonly rows: readonly FolderRow[]
  readonly chosen: ReadonlySet<number>
  readonly onChoose: (chosen: ReadonlySet<number>) => void
  readonly onToggleAll: () => void
}

const rowHeight = 30
const rowsAhead = 10
const pageOfRows = 10

const indexesOf = (row: FolderRow): readonly number[] => {
  if (row.type === 'folder') return row.takeable
  return row.entry.obstacle === null ? [row.entry.index] : []
}

/** The row that a key leads to, or null for a key that is none of the list's. */
const rowAfter = (key: string, active: number, count: number): number | null => {
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: 1,
    ArrowUp: -1,
    PageDown: pageOfRows,
    PageUp: -pageOfRows,
    Home: -count,
    End: count,
  }
  const step = steps[key]
  return step === undefined ? null : Math.min(Math.max(active + step, 0), count - 1)
}

/** Folders and their files with a tick each. One stop of the Tab key; only what is in sight is in the page. */
export const FolderList = ({ rows, chosen, onChoose, onToggleAll }: FolderListProps) => {
  const id = useId()
  const scroller = useRef<HTMLDivElement>(null)
  const [wanted, setActive] = useState(0)
  const active = Math.min(wanted, rows.length - 1)
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: rowsAhead,
  })
  const toggle = (index: number): void => {
    const row = rows[index]
    if (row !== undefined) onChoose(toggled(indexesOf(row), chosen))
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const isAll = event.key.toLowerCase() === 'a' && (event.ctrlKey || event.metaKey)
    const next = rowAfter(event.key, active, rows.length)
    if (isAll) onToggleAll()
    else if (event.key === ' ') toggle(active)
    else if (next === null) return
    else {
      setActive(next)
      virtual.scrollToIndex(next)
    }
    event.preventDefault()
  }
  return (
    <div
      ref={scroller}
      className="folder-list"
      role="tree"
      tabIndex={0}
      aria-label={words.folderFiles}
      aria-multiselectable
      aria-activedescendant={rows.length === 0 ? undefined : `${id}-${active}`}
      onKeyDown={onKeyDown}
    >
      <div role="presentation" style={{ blockSize: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, key, start }) => {
          const row = rows[index]
          if (row === undefined) return null
          const press = (): void => {
            setActive(index)
            toggle(index)
          }
          return (
            <div
              key={key}
              ref={virtual.measureElement}
              data-index={index}
              className="folder-placed"
              role="presentation"
              style={{ transform: `translateY(${start}px)` }}
            >
              <Row
                id={`${id}-${index}`}
                row={row}
                checked={checkedOf(indexesOf(row), chosen)}
                isActive={index === active}
                onPress={press}
              />
            </div>
          )
        })}
      </div>
    </div>
  )
}

type RowProps = {
  readonly id: string
  readonly row: FolderRow
  readonly checked: boolean | 'mixed'
  readonly isActive: boolean
  readonly onPress: () => void
}

const Row = ({ id, row, checked, isActive, onPress }: RowProps) => {
  const place =
    row.type === 'folder'
      ? { 'aria-level': 1, 'aria-expanded': true }
      : { 'aria-level': 2, 'aria-posinset': row.position, 'aria-setsize': row.siblings }
  return (
    <div
      {...place}
      id={id}
      role="treeitem"
      className={row.type === 'folder' ? 'folder-row folder-row-group' : 'folder-row'}
      aria-checked={checked}
      aria-disabled={indexesOf(row).length === 0}
      data-active={isActive}
      onClick={onPress}
    >
      <span className="folder-tick" aria-hidden>
        {checked === 'mixed' && <Minus />}
        {checked === true && <Check />}
      </span>
      {row.type === 'folder' ? (
        <>
          <bdi className="folder-name">{row.path === '' ? words.folderTop : row.path}</bdi>
          <span className="folder-size tabular">{words.folderCount(row.fileCount)}</span>
        </>
      ) : (
        <>
          <bdi className="folder-name" title={row.entry.path}>
            {row.name}
          </bdi>
          <span className="folder-size tabular">{row.entry.obstacle ?? fileSizeWords(row.entry.sizeBytes)}</span>
        </>
      )}
    </div>
  )
}
