import ArrowRight from 'lucide-react/icons/arrow-right'
import MessageSquareText from 'lucide-react/icons/message-square-text'
import Search from 'lucide-react/icons/search'
import * as Dialog from 'radix-ui/dialog'
import { Fragment, useId, useRef, useState, type KeyboardEvent } from 'react'
import { searchMessages as words } from '../../../shared/messages/search.ts'
import { useConversationList } from '../../state/conversation-list.ts'
import { useConversationSearch, type ConversationSearch } from '../../state/conversation-search.ts'
import { setPaletteOpen, showConversation } from '../../state/view.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { shortcutWords, type Shortcut } from '../../ui/shortcut-words.ts'
import { Snippet } from '../../ui/snippet.tsx'
import { matchesAction, paletteActions } from './palette-actions.ts'
import './search-palette.css'

type Entry = {
  readonly id: string
  readonly heading: string
  readonly label: string
  readonly note?: string
  readonly shortcut?: Shortcut | undefined
  readonly run: () => void
}

const shownRecent = 6
const close = (): void => setPaletteOpen(false)

const useEntries = (query: string, search: ConversationSearch): readonly Entry[] => {
  const recent = useConversationList((state) => state.conversations)
  const actions: readonly Entry[] = paletteActions()
    .filter((action) => matchesAction(action.label, query))
    .map((action) => ({ ...action, heading: words.actions }))
  const found: readonly Entry[] =
    query === ''
      ? recent.slice(0, shownRecent).map(({ id, title }) => ({
          id,
          heading: words.recent,
          label: title === '' ? words.untitled : title,
          run: () => void showConversation(id),
        }))
      : search.hits.map(({ conversation: { id, title }, snippet }) => ({
          id,
          heading: words.conversations,
          label: title === '' ? words.untitled : title,
          note: snippet,
          run: () => void showConversation(id),
        }))
  return query === '' ? [...found, ...actions] : [...actions, ...found]
}

/** Actions and conversations in one list; the field keeps the focus and moves through it. */
export const SearchPalette = () => {
  const id = useId()
  const [typed, setTyped] = useState('')
  const [active, setActive] = useState(0)
  const query = typed.trim()
  const search = useConversationSearch(typed)
  const entries = useEntries(query, search)
  const hasChosen = useRef(false)
  const current = Math.min(active, Math.max(entries.length - 1, 0))
  const move = (index: number): void => {
    const next = (index + entries.length) % Math.max(entries.length, 1)
    setActive(next)
    document.getElementById(`${id}-${next}`)?.scrollIntoView({ block: 'nearest' })
  }
  const choose = (entry: Entry | undefined): void => {
    if (entry === undefined) return
    hasChosen.current = true
    close()
    entry.run()
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'ArrowDown') move(current + 1)
    else if (event.key === 'ArrowUp') move(current - 1)
    else if (event.key === 'Enter') choose(entries[current])
    else return
    event.preventDefault()
  }
  const type = (text: string): void => {
    setTyped(text)
    setActive(0)
  }
  return (
    <Dialog.Root open onOpenChange={(open) => !open && close()}>
      <Dialog.Portal>
        <Dialog.Overlay className="palette-veil" />
        <Dialog.Content
          className="palette"
          aria-describedby={undefined}
          onCloseAutoFocus={(event) => hasChosen.current && event.preventDefault()}
        >
          <Dialog.Title className="visually-hidden">{words.title}</Dialog.Title>
          <div className="palette-field">
            <Search />
            <input
              role="combobox"
              aria-label={words.title}
              aria-expanded
              aria-autocomplete="list"
              aria-controls={`${id}-list`}
              aria-activedescendant={entries.length > 0 ? `${id}-${current}` : undefined}
              placeholder={words.placeholder}
              spellCheck={false}
              value={typed}
              onChange={(event) => type(event.target.value)}
              onKeyDown={onKeyDown}
            />
          </div>
          <p className="visually-hidden" role="status">
            {search.status === 'searching' ? words.searching : words.results(entries.length)}
          </p>
          {search.error !== null && <ErrorNotice error={search.error} />}
          <div className="palette-list" id={`${id}-list`} role="listbox" aria-label={words.title}>
            {entries.map((entry, index) => (
              <Fragment key={entry.id}>
                {entry.heading !== entries[index - 1]?.heading && (
                  <div className="palette-heading" role="presentation">
                    {entry.heading}
                  </div>
                )}
                <Row
                  id={`${id}-${index}`}
                  entry={entry}
                  isActive={index === current}
                  onHover={() => setActive(index)}
                  onChoose={() => choose(entry)}
                />
              </Fragment>
            ))}
          </div>
          {entries.length === 0 && search.status === 'done' && (
            <div className="palette-empty">
              <p>{words.nothing(query)}</p>
              <p>{words.nothingAdvice}</p>
            </div>
          )}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

type RowProps = {
  readonly id: string
  readonly entry: Entry
  readonly isActive: boolean
  readonly onHover: () => void
  readonly onChoose: () => void
}

const Row = ({ id, entry, isActive, onHover, onChoose }: RowProps) => (
  <div id={id} className="palette-row" role="option" aria-selected={isActive} onPointerMove={onHover} onClick={onChoose}>
    {entry.heading === words.actions ? <ArrowRight /> : <MessageSquareText />}
    <span className="palette-words">
      <span className="palette-label" dir="auto">
        {entry.label}
      </span>
      {entry.note !== undefined && (
        <span className="palette-note" dir="auto">
          <Snippet text={entry.note} />
        </span>
      )}
    </span>
    {entry.shortcut !== undefined && <kbd className="key">{shortcutWords(entry.shortcut)}</kbd>}
  </div>
)
