import ChevronDown from 'lucide-react/icons/chevron-down'
import ChevronUp from 'lucide-react/icons/chevron-up'
import X from 'lucide-react/icons/x'
import { useEffect, useRef } from 'react'
import type { KeyboardEvent, RefObject } from 'react'
import { documentMessages as words } from '../../../shared/messages/document.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import type { Search } from './use-search.ts'

type SearchBarProps<Hit> = {
  readonly search: Search<Hit>
  /** What takes the focus when the search is closed. */
  readonly content: RefObject<HTMLElement | null>
}

/** The field with the count of hits; nothing while the search is closed. */
export const SearchBar = <Hit,>({ search, content }: SearchBarProps<Hit>) =>
  search.isOpen ? <OpenBar search={search} content={content} /> : null

const OpenBar = <Hit,>({ search, content }: SearchBarProps<Hit>) => {
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    field.current?.focus()
    field.current?.select()
  }, [search.opened])
  const close = (): void => {
    search.close()
    content.current?.focus({ preventScroll: true })
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') close()
    else if (event.key === 'Enter' && event.target === field.current) search.step(event.shiftKey ? -1 : 1)
    else return
    event.preventDefault()
  }
  const hasHits = search.found.hits.length > 0
  return (
    <search className="document-search" onKeyDown={onKeyDown}>
      <input
        ref={field}
        className="input"
        aria-label={words.searchField}
        value={search.query}
        placeholder={words.searchField}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => search.setQuery(event.target.value)}
      />
      <span className="document-pane-number" role="status">
        {searchCountWords(search)}
      </span>
      <IconButton
        label={words.previousHit}
        shortcut="shift+F3"
        icon={ChevronUp}
        size="small"
        disabled={!hasHits}
        onClick={() => search.step(-1)}
      />
      <IconButton label={words.nextHit} shortcut="F3" icon={ChevronDown} size="small" disabled={!hasHits} onClick={() => search.step(1)} />
      <IconButton label={words.closeSearch} shortcut="escape" icon={X} size="small" onClick={close} />
    </search>
  )
}

export const searchCountWords = ({
  status,
  found,
  index,
  query,
}: Pick<Search<unknown>, 'status' | 'found' | 'index' | 'query'>): string => {
  if (query.trim() === '') return ''
  if (status === 'none') return words.noSearchText
  if (status === 'searching') return words.searching
  if (status === 'idle') return ''
  if (found.hits.length === 0) return words.noHits
  return found.isCut ? words.searchCutCount(index + 1, found.hits.length) : words.searchCount(index + 1, found.hits.length)
}
