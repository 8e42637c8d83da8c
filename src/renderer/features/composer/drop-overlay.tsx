import FilePlus2 from 'lucide-react/icons/file-plus-2'
import { createPortal } from 'react-dom'
import { maximumAttachmentsPerMessage } from '../../../shared/file-limits.ts'
import { useComposerDraft } from '../../state/composer-draft.ts'
import { useConversationList } from '../../state/conversation-list.ts'
import { useModels } from '../../state/model-lists.ts'
import { useChosenModelId, useChosenProfileId } from '../../state/models.ts'
import { useOpenConversation } from '../../state/open-conversation.ts'
import { useChosenRegion } from '../../state/switch-profile.ts'
import type { DragContents } from './drag-contents.ts'
import { dropWords } from './drop-words.ts'
import { useDrops } from './use-drops.ts'

/** While something is dragged over the window: what will happen to it. It may be dropped anywhere. */
export const DropOverlay = () => {
  const contents = useDrops()
  return contents === null ? null : createPortal(<DropCard contents={contents} />, document.body)
}

const useTitle = (): string | null => {
  const id = useOpenConversation((state) => state.conversationId)
  const opened = useOpenConversation((state) => state.conversation?.title)
  const listed = useConversationList((state) => state.conversations.find((conversation) => conversation.id === id)?.title)
  return id === null ? null : (listed ?? opened ?? '')
}

const DropCard = ({ contents }: { readonly contents: DragContents }) => {
  const title = useTitle()
  const modelId = useChosenModelId()
  const { models } = useModels(useChosenProfileId(), useChosenRegion())
  const taken = useComposerDraft((draft) => draft.attachments.length + draft.pending.length)
  const model = models.find(({ id }) => id === modelId)
  const room = Math.max(0, maximumAttachmentsPerMessage - taken)
  const said = dropWords(contents, { title, model, room, maximum: maximumAttachmentsPerMessage })
  return (
    <div className="drop-overlay" role="status">
      <div className="drop-overlay-card">
        <FilePlus2 aria-hidden />
        <p className="drop-overlay-title">{said.title}</p>
        <p dir="auto">{said.into}</p>
        {said.warnings.map((warning) => (
          <p key={warning} className="drop-overlay-warning">
            {warning}
          </p>
        ))}
        {said.notes.map((note) => (
          <p key={note} className="drop-overlay-note">
            {note}
          </p>
        ))}
      </div>
    </div>
  )
}
