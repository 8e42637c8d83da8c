import type { Attachment } from '../../../shared/attachment.ts'
import type { ConversationId } from '../../../shared/ids.ts'
import { composerMessages as words } from '../../../shared/messages/composer.ts'
import { filePlanMessages as planWords } from '../../../shared/messages/file-plan.ts'
import { askQuestion } from '../../state/ask-question.ts'
import { draftOf, setDraftError } from '../../state/composer-draft.ts'
import { sendCountState, settleCount } from '../../state/count-send.ts'
import { settlePlan } from '../../state/file-plan.ts'
import { chosenModel } from '../../state/models.ts'
import { openConversationState } from '../../state/open-conversation.ts'
import { showToast } from '../../ui/toast.tsx'
import { refusedChipId } from './refused-chip-id.ts'

/** The notice that asks what to do about a question that does not fit. */
export const doesNotFitId = 'composer-does-not-fit'

/** A question is held back no longer than this for its count. */
const countLimitMs = 1500
const longText = 4000
let isChecking = false

const notChosen = (remedy: 'choose-profile' | 'choose-model', title: string, advice: string) => ({
  code: remedy,
  title,
  advice,
  retryable: false,
  remedies: [remedy],
})

/** Whether what changed since the last count may have made it too long, or short enough. */
const isCountWanted = (): boolean => {
  const { count, status } = sendCountState()
  const { text, attachments } = draftOf(openConversationState().conversationId)
  const isHalfFull = count !== null && (!count.fits || (count.contextWindow !== null && count.inputTokens * 2 > count.contextWindow))
  return status !== 'idle' && (isHalfFull || attachments.length > 0 || text.length > longText)
}

const mayFit = async (): Promise<boolean> => {
  const { count } = isCountWanted() ? await settleCount(countLimitMs) : sendCountState()
  return count?.fits !== false
}

/** Files that a plan says the model would refuse. What is not known in time holds nothing back. */
const refusedFiles = async (conversationId: ConversationId | null): Promise<readonly Attachment[]> => {
  const { attachments } = draftOf(conversationId)
  if (attachments.length === 0) return []
  const { plans, status } = await settlePlan(countLimitMs)
  return status === 'idle' ? attachments.filter(({ id }) => plans.get(id)?.form === 'refused') : []
}

const holdBack = (refused: readonly [Attachment, ...Attachment[]]): void => {
  showToast({ text: planWords.heldBack(refused.length) })
  document.getElementById(refusedChipId(refused[0].id))?.focus()
}

const start = async (): Promise<void> => {
  const { profileId, modelId } = chosenModel()
  const { conversationId, isSending } = openConversationState()
  if (isSending) return undefined
  if (profileId === null) return setDraftError(conversationId, notChosen('choose-profile', words.noProfileTitle, words.noProfileAdvice))
  if (modelId === '') return setDraftError(conversationId, notChosen('choose-model', words.noModelTitle, words.noModelAdvice))
  await askQuestion(profileId, modelId)
}

/** Asks what stands in the field. What does not fit is asked about first: see `askAnyway`. A file that the model would refuse holds it back. */
export const ask = async (): Promise<void> => {
  const { conversationId, liveTurn } = openConversationState()
  const { text, attachments } = draftOf(conversationId)
  if (isChecking || liveTurn !== null || (text.trim() === '' && attachments.length === 0)) return
  isChecking = true
  const [fits, [refused, ...others]] = await Promise.all([mayFit(), refusedFiles(conversationId)])
  isChecking = false
  if (openConversationState().conversationId !== conversationId) return
  if (refused !== undefined) holdBack([refused, ...others])
  else if (fits) await start()
  else document.getElementById(doesNotFitId)?.focus()
}

/** Asks although it does not seem to fit. */
export const askAnyway = (): Promise<void> => start()
