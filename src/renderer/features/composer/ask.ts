import { composerMessages as words } from '../../../shared/messages/composer.ts'
import { askQuestion } from '../../state/ask-question.ts'
import { draftOf, setDraftError } from '../../state/composer-draft.ts'
import { sendCountState, settleCount } from '../../state/count-send.ts'
import { chosenModel } from '../../state/models.ts'
import { openConversationState } from '../../state/open-conversation.ts'

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

const start = async (): Promise<void> => {
  const { profileId, modelId } = chosenModel()
  const { conversationId, isSending } = openConversationState()
  if (isSending) return undefined
  if (profileId === null) return setDraftError(conversationId, notChosen('choose-profile', words.noProfileTitle, words.noProfileAdvice))
  if (modelId === '') return setDraftError(conversationId, notChosen('choose-model', words.noModelTitle, words.noModelAdvice))
  await askQuestion(profileId, modelId)
}

/** Asks what stands in the field. What does not fit is asked about first: see `askAnyway`. */
export const ask = async (): Promise<void> => {
  const { conversationId, liveTurn } = openConversationState()
  const { text, attachments } = draftOf(conversationId)
  if (isChecking || liveTurn !== null || (text.trim() === '' && attachments.length === 0)) return
  isChecking = true
  const fits = await mayFit()
  isChecking = false
  if (openConversationState().conversationId !== conversationId) return
  if (fits) await start()
  else document.getElementById(doesNotFitId)?.focus()
}

/** Asks although it does not seem to fit. */
export const askAnyway = (): Promise<void> => start()
