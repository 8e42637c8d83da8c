import { bedrockMessages as say } from '../../shared/messages/bedrock.ts'
import { capacityMeanings } from './capacity-meanings.ts'
import type { ErrorRow } from './error-row.ts'

const throttled: readonly ErrorRow[] = [
  {
    code: 'daily-tokens',
    text: /too many tokens per day/iu,
    title: say.dailyTokensTitle,
    advice: say.dailyTokensAdvice,
    remedies: ['use-alternative', 'choose-model', 'choose-profile', 'open-page'],
    retryable: false,
    page: 'service-quotas',
  },
  {
    code: 'throttled-tokens',
    text: /too many tokens/iu,
    title: say.throttledTokensTitle,
    advice: say.throttledTokensAdvice,
    remedies: ['wait', 'lower-max-tokens', 'use-alternative', 'choose-model'],
    retryable: true,
    waitSeconds: 20,
  },
  { ...capacityMeanings.throttled, text: /too many requests|rate exceeded|rate_limit_error/iu },
  { ...capacityMeanings.busy, text: /unable to process your request|\boverloaded(?:_error)?\b/iu },
]

const modelNotReady = {
  code: 'model-not-ready',
  title: say.modelNotReadyTitle,
  advice: say.modelNotReadyAdvice,
  remedies: ['wait', 'choose-model'],
  retryable: true,
  waitSeconds: 45,
} as const

/** The conversation has to become shorter, or the model larger. */
const overflowRemedies = ['trim-history', 'summarise-history', 'choose-model', 'remove-attachment'] as const

const lengths: readonly ErrorRow[] = [
  {
    code: 'context-limit',
    text: /input length and max_tokens exceed context limit/iu,
    title: say.contextLimitTitle,
    advice: say.contextLimitAdvice,
    remedies: ['lower-max-tokens', ...overflowRemedies],
    retryable: false,
  },
  {
    code: 'answer-limit',
    text: /maximum tokens you requested exceeds the model limit|maximum allowed number of output tokens/iu,
    title: say.answerLimitTitle,
    advice: say.answerLimitAdvice,
    remedies: ['lower-max-tokens', 'choose-model', 'open-settings'],
    retryable: false,
  },
  {
    code: 'too-long',
    text: /input is too long|exceeds? (?:the )?context limit|too many total text bytes|prompt is too long|maximum context length|context window|context length exceeded|input token count|too many input tokens|model_context_window_exceeded/iu,
    title: say.tooLongTitle,
    advice: say.tooLongAdvice,
    remedies: overflowRemedies,
    retryable: false,
  },
]

/** Refusals because of too much: too often, too many tokens, too long. */
export const capacityRows: readonly ErrorRow[] = [
  ...throttled,
  { ...modelNotReady, names: /^ModelNotReadyException$/iu },
  { ...modelNotReady, text: /model is not ready for inference/iu },
  ...lengths,
]
