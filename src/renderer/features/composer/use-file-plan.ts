import { useEffect } from 'react'
import { useComposerDraft } from '../../state/composer-draft.ts'
import { planSoon, stopPlanning } from '../../state/file-plan.ts'
import { useModels } from '../../state/model-lists.ts'
import { useChosenModelId, useChosenProfileId } from '../../state/models.ts'
import { useOpenConversation } from '../../state/open-conversation.ts'
import { useChosenRegion } from '../../state/switch-profile.ts'

/** Has it decided how the files of the draft would go to the chosen model, whenever the files, the model or what was said before has changed. */
export const useFilePlanning = (): void => {
  const attachments = useComposerDraft((draft) => draft.attachments)
  const conversationId = useOpenConversation((state) => state.conversationId)
  const isBusy = useOpenConversation((state) => state.isLoading || state.isSending)
  const newestId = useOpenConversation((state) => state.messages.at(-1)?.id)
  const contextFrom = useOpenConversation((state) => state.conversation?.contextFrom)
  const profileId = useChosenProfileId()
  const region = useChosenRegion()
  const modelId = useChosenModelId()
  /** The models that would take a refused file are told from the list. */
  const listedAt = useModels(profileId, region).list?.fetchedAt
  useEffect(() => {
    if (attachments.length === 0 || profileId === null || modelId === '') return stopPlanning()
    if (isBusy) return undefined
    return planSoon({ profileId, region, modelId, conversationId, attachmentIds: attachments.map(({ id }) => id) })
  }, [attachments, conversationId, isBusy, newestId, contextFrom, profileId, region, modelId, listedAt])
}
