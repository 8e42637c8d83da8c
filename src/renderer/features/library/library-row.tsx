import Ellipsis from 'lucide-react/icons/ellipsis'
import type { LibraryItem } from '../../../shared/attachment.ts'
import { libraryMessages as words } from '../../../shared/messages/library.ts'
import { showConversation } from '../../state/view.ts'
import { attachmentDetails } from '../../ui/attachment-chip-words.ts'
import { AttachmentChipThumbnail } from '../../ui/attachment-chip-thumbnail.tsx'
import { Button } from '../../ui/button.tsx'
import { MenuButton } from '../../ui/menu-button.tsx'
import type { MenuItem } from '../../ui/menu.tsx'
import { openFile, revealInFolder, saveCopy, takeIntoQuestion } from './library-actions.ts'

const day = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' })
const shownConversations = 5

type LibraryRowProps = { readonly item: LibraryItem; readonly onRemove: () => void }

/** One file: what it is, where it is used, what can be done with it. */
export const LibraryRow = ({ item, onRemove }: LibraryRowProps) => {
  const { attachment } = item
  const { name } = attachment
  const date = new Date(attachment.createdAt)
  const items: readonly MenuItem[] = [
    { type: 'action', label: words.reveal, run: () => void revealInFolder(attachment), isDisabled: !attachment.isStored },
    { type: 'action', label: words.saveAs, run: () => void saveCopy(attachment), isDisabled: !attachment.isStored },
    { type: 'line' },
    { type: 'action', label: words.remove, run: onRemove, isDangerous: true },
  ]
  return (
    <li className="library-row" data-attachment-id={attachment.id}>
      <AttachmentChipThumbnail attachment={attachment} />
      <div className="library-words">
        <button type="button" className="library-open" aria-label={words.open(name)} title={name} onClick={() => openFile(attachment)}>
          <bdi>{name}</bdi>
        </button>
        <p className="library-details">
          {attachmentDetails(attachment)}
          {' · '}
          <time dateTime={date.toISOString()}>{day.format(date)}</time>
          {!attachment.isStored && ` · ${words.inS3}`}
        </p>
        <Uses item={item} />
      </div>
      <div className="library-actions">
        <Button size="small" aria-label={words.useOf(name)} onClick={() => takeIntoQuestion(attachment)}>
          {words.use}
        </Button>
        <MenuButton label={words.more(name)} icon={Ellipsis} size="small" items={items} />
      </div>
    </li>
  )
}

const Uses = ({ item: { conversations, isInDraft } }: { readonly item: LibraryItem }) => {
  const more = conversations.length - shownConversations
  return (
    <p className="library-uses">
      {conversations.length > 0 && <span>{words.usedIn} </span>}
      {conversations.slice(0, shownConversations).map(({ conversationId, title }, index) => (
        <span key={conversationId}>
          {index > 0 && ', '}
          <button type="button" className="library-conversation" title={title} onClick={() => void showConversation(conversationId)}>
            <bdi>{title === '' ? words.untitled : title}</bdi>
          </button>
        </span>
      ))}
      {more > 0 && ` ${words.moreConversations(more)}`}
      {isInDraft && <span>{conversations.length > 0 ? ` · ${words.inDraft}` : words.inDraft}</span>}
      {conversations.length === 0 && !isInDraft && words.notUsed}
    </p>
  )
}
