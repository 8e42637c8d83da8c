import { memo } from 'react'
import type { BatchItem } from '../../../shared/batch.ts'
import { batchMessages as words } from '../../../shared/messages/batch.ts'
import { showConversation } from '../../state/view.ts'
import { plainExcerpt, stateWords } from './batch-words.ts'

const lineOf = ({ status, error, excerpt, conversationId }: BatchItem): string => {
  if (error !== null) return error.title
  if (status === 'done' && conversationId === null) return words.answerGone
  return plainExcerpt(excerpt)
}

const Words = ({ item }: { readonly item: BatchItem }) => (
  <>
    <span className="batch-item-head">
      <span className="batch-item-name" dir="auto">
        {item.attachment.name}
      </span>
      <span className="batch-item-state">{stateWords(item)}</span>
    </span>
    <span className="batch-item-line" dir="auto">
      {lineOf(item)}
    </span>
  </>
)

/** One file with the first lines of its answer; it opens the conversation where there is one. */
export const BatchItemRow = memo(({ item }: { readonly item: BatchItem }) => {
  const { conversationId, attachment, status, error } = item
  return (
    <li className="batch-item" data-status={status}>
      {conversationId === null ? (
        <div className="batch-item-open">
          <Words item={item} />
        </div>
      ) : (
        <button
          type="button"
          className="batch-item-open"
          title={words.open(attachment.name)}
          onClick={() => void showConversation(conversationId)}
        >
          <Words item={item} />
        </button>
      )}
      {error !== null && status === 'failed' && <p className="batch-item-advice">{error.advice}</p>}
    </li>
  )
})
