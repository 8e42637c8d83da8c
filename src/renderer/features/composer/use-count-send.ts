import { useEffect } from 'react'
import { useComposerDraft } from '../../state/composer-draft.ts'
import { countSoon, stopCounting } from '../../state/count-send.ts'
import { inferenceOfNewConversation, useInferenceState } from '../../state/inference.ts'
import { useChosenModelId, useChosenProfileId } from '../../state/models.ts'
import { useOpenConversation } from '../../state/open-conversation.ts'
import { useChosenSchema } from '../../state/output-schema.ts'
import { usePrices } from '../../state/prices.ts'
import { useChosenRegion } from '../../state/switch-profile.ts'

/** Has the next send counted whenever something of it has changed. Nothing is counted while an answer is written, nor for an empty beginning. */
export const useCountSend = (): void => {
  const text = useComposerDraft((draft) => draft.text)
  const attachments = useComposerDraft((draft) => draft.attachments)
  const isReading = useComposerDraft((draft) => draft.pending.length > 0)
  const conversationId = useOpenConversation((state) => state.conversationId)
  const isBusy = useOpenConversation((state) => state.isLoading || state.isSending || state.liveTurn !== null)
  const newestId = useOpenConversation((state) => state.messages.at(-1)?.id)
  const contextFrom = useOpenConversation((state) => state.conversation?.contextFrom)
  const hasSummary = useOpenConversation((state) => state.conversation?.hasSummary)
  const layers = useInferenceState((state) => state.layers)
  const profileId = useChosenProfileId()
  const region = useChosenRegion()
  const modelId = useChosenModelId()
  const outputSchema = useChosenSchema()
  const prices = usePrices((state) => state.prices)
  useEffect(() => {
    if (isBusy || isReading) return stopCounting(true)
    const isEmpty = conversationId === null && text.trim() === '' && attachments.length === 0
    if (isEmpty || profileId === null || modelId === '') return stopCounting(false)
    const attachmentIds = attachments.map(({ id }) => id)
    const inference = conversationId === null ? inferenceOfNewConversation() : null
    return countSoon({ profileId, region, modelId, conversationId, text, attachmentIds, inference, outputSchema })
  }, [
    text,
    attachments,
    isReading,
    conversationId,
    isBusy,
    newestId,
    contextFrom,
    hasSummary,
    layers,
    profileId,
    region,
    modelId,
    outputSchema,
    prices,
  ])
}
