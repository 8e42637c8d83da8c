import { stopReasonsMessages as words } from '../../../shared/messages/stop-reasons.ts'
import type { ReplyDetails } from '../../../shared/model.ts'
import type { Remedy, UserFacingError } from '../../../shared/user-facing-error.ts'

const notice = (code: string, title: string, advice: string, remedies: Remedy[]): UserFacingError => ({
  code,
  title,
  advice,
  retryable: true,
  remedies,
})

/** What an answer's stop reason asks for; null where it ended as it should, or where a card of its own says it. */
export const stopNotice = ({ stopReason, guardrail }: Pick<ReplyDetails, 'stopReason' | 'guardrail'>): UserFacingError | null => {
  const notices: Readonly<Record<string, UserFacingError | null>> = {
    end_turn: null,
    stop_sequence: null,
    tool_use: null,
    max_tokens: notice('max_tokens', words.maxTokensTitle, words.maxTokensAdvice, ['continue', 'open-inference']),
    model_context_window_exceeded: notice('model_context_window_exceeded', words.contextTitle, words.contextAdvice, [
      'trim-history',
      'summarise-history',
      'choose-model',
    ]),
    content_filtered: notice('content_filtered', words.filteredTitle, words.filteredAdvice, ['retry', 'choose-model']),
    guardrail_intervened:
      guardrail === null || guardrail.action === 'none'
        ? notice('guardrail_intervened', words.guardrailTitle, words.guardrailAdvice, ['open-inference'])
        : null,
    malformed_model_output: notice('malformed_model_output', words.outputTitle, words.outputAdvice, ['retry', 'choose-model']),
    malformed_tool_use: notice('malformed_tool_use', words.toolUseTitle, words.toolUseAdvice, ['retry', 'choose-model']),
    refusal: notice('refusal', words.refusalTitle, words.refusalAdvice, ['choose-model']),
  }
  if (stopReason === null) return null
  return Object.hasOwn(notices, stopReason)
    ? (notices[stopReason] ?? null)
    : notice(stopReason, words.unknownTitle(stopReason), words.unknownAdvice, ['continue', 'retry'])
}
