import { ExpectedError } from '../../shared/expected-error.ts'
import { mainMessages } from '../../shared/messages/main.ts'

/** It was deleted, perhaps a moment ago. */
export const conversationGone = (): ExpectedError =>
  new ExpectedError({
    code: 'conversation-gone',
    title: mainMessages.conversationGoneTitle,
    advice: mainMessages.conversationGoneAdvice,
    retryable: false,
    remedies: [],
  })
