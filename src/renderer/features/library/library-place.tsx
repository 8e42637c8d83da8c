import { useEffect, useRef, useState } from 'react'
import type { LibraryItem } from '../../../shared/attachment.ts'
import { fileSizeWords } from '../../../shared/messages/file-size.ts'
import { libraryMessages as words } from '../../../shared/messages/library.ts'
import {
  changeLibraryQuery,
  everyFile,
  loadLibrary,
  loadMoreFiles,
  openLibrary,
  useLibrary,
  type LibraryQuery,
} from '../../state/library.ts'
import { leavePlace } from '../../state/view.ts'
import { Button } from '../../ui/button.tsx'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Place } from '../../ui/place.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { removalWords, removeForGood } from './library-actions.ts'
import { LibraryFilters } from './library-filters.tsx'
import { LibraryRow } from './library-row.tsx'
import './library.css'

const loadMoreWithinPixels = 800

const isFiltered = ({ query, kind, conversationId }: LibraryQuery): boolean =>
  query.trim() !== '' || kind !== null || conversationId !== null

/** Every file that is kept. */
export const LibraryPlace = () => {
  const heading = useRef<HTMLHeadingElement>(null)
  const [removing, setRemoving] = useState<LibraryItem | null>(null)
  const items = useLibrary((state) => state.items)
  useEffect(() => void openLibrary(), [])
  const confirm = (): void => {
    if (removing === null) return
    // The row, and with it what had the focus, is gone then.
    void removeForGood(removing.attachment).then(() => heading.current?.focus())
  }
  return (
    <Place
      className="library"
      title={words.title}
      backLabel={words.back}
      heading={heading}
      onLeave={leavePlace}
      onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
        if (scrollHeight - scrollTop - clientHeight < loadMoreWithinPixels) void loadMoreFiles()
      }}
    >
      <LibraryFilters />
      <Summary />
      <Failure />
      {items.length > 0 && (
        <ul className="library-list" aria-label={words.files}>
          {items.map((item) => (
            <LibraryRow key={`${item.attachment.sha256} ${item.attachment.name}`} item={item} onRemove={() => setRemoving(item)} />
          ))}
        </ul>
      )}
      <Rest />
      {removing !== null && (
        <ConfirmDialog
          title={words.removeTitle(removing.attachment.name)}
          text={removalWords(removing, items)}
          action={words.removeAction}
          isDangerous
          onConfirm={confirm}
          onClose={() => setRemoving(null)}
        />
      )}
    </Place>
  )
}

const Summary = () => {
  const { status, query, count, totalBytes } = useLibrary((state) => state)
  const size = fileSizeWords(totalBytes)
  return (
    <p className="library-summary" role="status">
      {status === 'ready' && (count > 0 || isFiltered(query))
        ? isFiltered(query)
          ? words.found(count, size)
          : words.summary(count, size)
        : ''}
    </p>
  )
}

const Failure = () => {
  const error = useLibrary((state) => state.error)
  if (error === null) return null
  return (
    <div className="library-failure">
      <ErrorNotice error={error} />
      <Button size="small" onClick={() => void loadLibrary()}>
        {words.tryAgain}
      </Button>
    </div>
  )
}

/** What stands under the rows, or in their place. */
const Rest = () => {
  const { status, items, isLoadingMore, query } = useLibrary((state) => state)
  if (isLoadingMore || (status === 'loading' && items.length === 0)) return <Skeleton label={words.loading} lines={4} />
  if (status !== 'ready' || items.length > 0) return null
  return isFiltered(query) ? (
    <div className="library-nothing">
      <p className="library-nothing-title">{words.nothingTitle}</p>
      <p>{words.nothingAdvice}</p>
      <Button size="small" onClick={() => changeLibraryQuery(everyFile)}>
        {words.showAll}
      </Button>
    </div>
  ) : (
    <div className="library-nothing">
      <p className="library-nothing-title">{words.emptyTitle}</p>
      <p>{words.emptyAdvice}</p>
    </div>
  )
}
