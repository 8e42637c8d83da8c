import { refusal, type ExpectedError } from '../../shared/expected-error.ts'
import { mainMessages } from '../../shared/messages/main.ts'

/** It was deleted, perhaps a moment ago. */
export const conversationGone = (): ExpectedError =>
  refusal('conversation-gone', mainMessages.conversationGoneTitle, mainMessages.conversationGoneAdvice)
