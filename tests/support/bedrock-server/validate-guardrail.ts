import { invalid, type Rejection } from './rejection.ts'
import type { WireRequest } from './validate-shape.ts'

/** The guardrail of the request; `isStream` tells whether it may say how a stream is to be handled. */
export const checkGuardrail = ({ guardrailConfig }: WireRequest, isStream: boolean): Rejection | null => {
  if (guardrailConfig === undefined) return null
  const { guardrailIdentifier = '', guardrailVersion = '', streamProcessingMode } = guardrailConfig
  if (streamProcessingMode !== undefined && !isStream) {
    return invalid(
      'Malformed input request: #/guardrailConfig: extraneous key [streamProcessingMode] is not permitted, please reformat your input and try again.',
    )
  }
  return (guardrailIdentifier === '') === (guardrailVersion === '')
    ? null
    : invalid('guardrailIdentifier and guardrailVersion must both be specified in guardrailConfig.')
}
