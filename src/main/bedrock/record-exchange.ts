import type { ConverseStreamOutput } from '@aws-sdk/client-bedrock-runtime'
import { isJsonObject } from '../../shared/is-json-object.ts'
import type { JsonValue } from '../../shared/json.ts'
import { foldResponse } from './fold-response.ts'
import { readFailure } from './read-failure.ts'
import { redactDetail } from './redact-detail.ts'
import type { Exchange } from './reply-event.ts'
import type { Departure } from './send-request.ts'
import { wireJson } from './wire-json.ts'

/** Remembers what went out and what came in by reference alone; `exchanges` puts it into JSON when the reply is over. */
export type ExchangeRecorder = {
  readonly onDeparture: (departure: Departure) => void
  readonly onEvent: (event: ConverseStreamOutput) => void
  readonly onResponse: (response: object) => void
  readonly onFailure: (thrown: unknown) => void
  readonly exchanges: () => readonly Exchange[]
}

const failureJson = (thrown: unknown): JsonValue => {
  const { name, text } = readFailure(thrown)
  return { name, message: redactDetail(text) }
}

export const createExchangeRecorder = (now: () => number): ExchangeRecorder => {
  const events: ConverseStreamOutput[] = []
  let left: (Departure & { readonly sentAt: number }) | null = null
  let response: object | null = null
  let failure: { readonly thrown: unknown } | null = null

  const came = (): JsonValue | null => (response === null ? foldResponse(events) : wireJson(response))
  const responseJson = (): JsonValue | null => {
    const answer = came()
    if (failure === null) return answer
    const error = failureJson(failure.thrown)
    return isJsonObject(answer) ? { ...answer, error } : { error }
  }

  return {
    onDeparture: (departure) => {
      left ??= { ...departure, sentAt: now() }
    },
    onEvent: (event) => {
      if (response === null) events.push(event)
    },
    onResponse: (whole) => {
      response = whole
    },
    onFailure: (thrown) => {
      failure = { thrown }
    },
    exchanges: () => {
      if (left === null) return []
      const { operation, sentAt, input } = left
      const { modelId = '', ...request } = input
      return [{ operation, modelId, sentAt, request: wireJson(request), response: responseJson() }]
    },
  }
}
