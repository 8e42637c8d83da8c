import Search from 'lucide-react/icons/search'
import WrapText from 'lucide-react/icons/wrap-text'
import { useCallback, useEffect, useEffectEvent, useMemo, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { documentMessages as words } from '../../../shared/messages/document.ts'
import type { DocumentPlace } from '../../state/view.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import type { TextRange } from './fold-text.ts'
import { locateInText } from './locate-in-text.ts'
import { choosePane, usePaneChoices } from './pane-choices.ts'
import { PlaceNote } from './place-note.tsx'
import type { TextMarks } from './row-marks.ts'
import { SearchBar } from './search-bar.tsx'
import { searchTexts, type TextHit } from './search-texts.ts'
import { textRows } from './text-rows.ts'
import { TextScroll, type TextWish } from './text-scroll.tsx'
import { useCodeRuns } from './use-code-runs.ts'
import { useSearch } from './use-search.ts'

type TextDocumentProps = {
  readonly label: string
  readonly text: string
  /** The name that says in which language a program is written; null for what is none. */
  readonly codeName: string | null
  /** Read, not looked at: wrapped, without numbers, in the face of the app. */
  readonly isProse?: boolean
  readonly note?: string
  readonly place: DocumentPlace | null
  /** What else can be chosen of this file; at the beginning of the tools. */
  readonly children?: ReactNode
}

/** A paragraph is laid out whole up to this many characters, so that it reads as one. */
const paragraphLength = 20_000

const nowhere: { readonly ranges: readonly TextRange[]; readonly note: string } = { ranges: [], note: '' }

/** A text with search, marked passages, numbers and colours where it is a program. */
export const TextDocument = ({ label, text, codeName, isProse = false, note, place, children }: TextDocumentProps) => {
  const scroller = useRef<HTMLDivElement>(null)
  const firstPlace = useRef(0)
  const rows = useMemo(() => textRows(text, isProse ? { rowLength: paragraphLength } : {}), [text, isProse])
  const texts = useMemo(() => [text], [text])
  const runs = useCodeRuns(text, codeName)
  const wrapsLines = usePaneChoices((choices) => choices.wrapsLines)
  const [wish, setWish] = useState<TextWish | null>(null)
  const [passages, setPassages] = useState(nowhere)
  const search = useSearch<TextHit>(scroller, {
    key: `${label} ${text.length}`,
    find: async (query, signal) => (text.trim() === '' ? null : await searchTexts(texts, query, signal)),
    firstOf: (hits) => hits.findIndex(({ start }) => start >= firstPlace.current),
    onHit: ({ start }) => setWish({ place: start, target: 'hit' }),
  })
  const arrive = useEffectEvent((ranges: readonly TextRange[]): void => {
    const [first] = ranges
    setPassages({ ranges, note: first === undefined ? words.passageNotFound : words.passageShown })
    if (first !== undefined) setWish({ place: first.start, target: 'passage' })
    scroller.current?.focus({ preventScroll: true })
  })
  useEffect(() => {
    setPassages(nowhere)
    if (place === null || (place.passages.length === 0 && place.characters === null)) return undefined
    const stop = new AbortController()
    locateInText(text, place, stop.signal).then(
      (ranges) => stop.signal.aborted || arrive(ranges),
      () => stop.signal.aborted || arrive([]),
    )
    return () => stop.abort()
  }, [text, place])

  const marks: TextMarks = useMemo(
    () => ({ hits: search.isOpen ? search.found.hits : [], current: search.index, passages: passages.ranges }),
    [search.isOpen, search.found, search.index, passages],
  )
  const keepFirst = useCallback((row: number): void => void (firstPlace.current = rows.rangeOf(row).start), [rows])
  const wraps = isProse || wrapsLines
  return (
    <div className="document-pane-body">
      <div className="document-pane-tools">
        {children}
        <span className="document-pane-space" />
        {!isProse && (
          <IconButton
            label={words.wrapLines}
            icon={WrapText}
            size="small"
            aria-pressed={wraps}
            onClick={() => choosePane({ wrapsLines: !wraps })}
          />
        )}
        <IconButton label={words.search} shortcut="mod+f" icon={Search} size="small" onClick={search.open} />
      </div>
      <SearchBar search={search} content={scroller} />
      {note !== undefined && <p className="document-pane-note">{note}</p>}
      {text.trim() === '' && <p className="document-pane-note">{words.emptyText}</p>}
      {rows.isCut && <p className="document-pane-note">{words.cutText(rows.lineCount.toLocaleString('en'))}</p>}
      <PlaceNote text={passages.note} isShown={passages.note === words.passageNotFound} />
      <TextScroll
        scroller={scroller}
        label={label}
        text={text}
        rows={rows}
        runs={runs}
        isProse={isProse}
        wraps={wraps}
        marks={marks}
        wish={wish}
        onFirstRow={keepFirst}
      />
    </div>
  )
}
