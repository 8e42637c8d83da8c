import { bedrockMessages as say } from '../../shared/messages/bedrock.ts'
import type { ErrorRow } from './error-row.ts'

/** Refusals that are about a guardrail, a filter of the provider or a prompt of Prompt Management. */
export const guardrailRows: readonly ErrorRow[] = [
  {
    code: 'guardrail-unknown',
    text: /guardrail identifier|guardrail version|guardrail\b.*(?:does not exist|doesn't exist|not found|could not be found)/iu,
    title: ({ region }) => say.guardrailTitle(region === '' ? say.thisRegion : region),
    advice: say.guardrailAdvice,
    remedies: ['open-inference', 'retry', 'choose-profile'],
    retryable: true,
  },
  {
    code: 'guardrail-not-ready',
    text: /guardrail\b.*(?:not ready|not in (?:a )?READY|is (?:CREATING|UPDATING|VERSIONING))/iu,
    title: say.guardrailUnreadyTitle,
    advice: say.guardrailUnreadyAdvice,
    remedies: ['retry', 'open-inference'],
    retryable: true,
  },
  {
    code: 'guardrail-format',
    text: /guardrail was enabled but/iu,
    title: say.guardrailFormatTitle,
    advice: say.guardrailFormatAdvice,
    remedies: ['open-inference', 'remove-attachment'],
    retryable: false,
  },
  {
    code: 'content-filtered',
    text: /blocked by content filtering policy|content filter(?:ing)? policy/iu,
    title: say.filteredTitle,
    advice: say.filteredAdvice,
    remedies: ['retry', 'choose-model'],
    retryable: true,
  },
  {
    code: 'prompt-variables',
    text: /prompt ?variables?\b/iu,
    title: say.promptVariablesTitle,
    advice: say.promptVariablesAdvice,
    remedies: ['open-inference'],
    retryable: false,
  },
]
