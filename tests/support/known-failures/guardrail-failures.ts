import { missing, sentences, validation, type KnownFailure } from './failure.ts'

export const guardrailFailures: readonly KnownFailure[] = [
  ...sentences(
    { ...validation, code: 'guardrail-unknown', remedies: ['open-inference', 'retry', 'choose-profile'] },
    'The guardrail identifier or version provided in the request does not exist.',
  ),
  ...sentences(
    { ...missing, code: 'guardrail-unknown', remedies: ['open-inference', 'retry', 'choose-profile'] },
    'The guardrail could not be found.',
  ),
  ...sentences(
    { ...validation, code: 'guardrail-not-ready', remedies: ['retry', 'open-inference'] },
    'The guardrail is not ready to be used.',
  ),
  ...sentences(
    { ...validation, code: 'guardrail-format', remedies: ['open-inference', 'remove-attachment'] },
    'Guardrail was enabled but input is in incorrect format.',
  ),
  ...sentences(
    { ...validation, code: 'content-filtered', remedies: ['retry', 'choose-model'] },
    'Output blocked by content filtering policy',
  ),
  ...sentences(
    { ...validation, code: 'prompt-variables', remedies: ['open-inference'] },
    'The prompt variables do not match those of the prompt.',
  ),
]
