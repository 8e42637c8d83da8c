import { ExpectedError } from '../../shared/expected-error.ts'
import { bedrockMessages } from '../../shared/messages/bedrock.ts'
import type { UserFacingError } from '../../shared/user-facing-error.ts'
import { classRows } from './class-rows.ts'
import { connectionRows } from './connection-rows.ts'
import type { ErrorRow } from './error-row.ts'
import { readFailure, type Failure } from './read-failure.ts'
import { redactDetail } from './redact-detail.ts'
import { refusalRows } from './refusal-rows.ts'
import { signInRows } from './sign-in-rows.ts'

const unknown: ErrorRow = {
  code: 'unknown',
  title: bedrockMessages.unknownTitle,
  advice: bedrockMessages.unknownAdvice,
  remedies: ['retry', 'choose-model'],
  retryable: true,
}

/** Words before classes; what came from the service before what may have happened on the way. */
const rows: readonly ErrorRow[] = [...signInRows, ...refusalRows, ...classRows, ...connectionRows]

const matches = (row: ErrorRow, failure: Failure): boolean =>
  (row.names?.test(failure.name) ?? true) &&
  (row.codes?.test(failure.code) ?? true) &&
  (row.status?.includes(failure.httpStatus ?? 0) ?? true) &&
  (row.text?.test(failure.text) ?? true)

const detailOf = ({ name, code, text, requestId }: Failure): string =>
  redactDetail(
    [`${name}${code === '' ? '' : ` (${code})`}: ${text}`, ...(requestId === null ? [] : [`Request id: ${requestId}`])].join('\n'),
  )

/** Puts the name of what was missing into the two titles that have room for one. */
const titleOf = (row: ErrorRow, failure: Failure, region: string): string => {
  if (row.code === 'host-not-found') return bedrockMessages.hostNotFoundTitle(region)
  const action = /not authorized to perform: ([a-z-]+:[A-Za-z]+)/u.exec(failure.text)?.[1]
  return row.code === 'permission-missing' && action !== undefined ? bedrockMessages.permissionTitle(action) : row.title
}

/** Anything that a request to Bedrock can end with, in words and with the next step. */
export const explainError = (thrown: unknown, region: string): UserFacingError => {
  if (thrown instanceof ExpectedError) return thrown.userFacing
  const failure = readFailure(thrown)
  const row = rows.find((candidate) => matches(candidate, failure)) ?? unknown
  return {
    code: row.code,
    title: titleOf(row, failure, region),
    advice: row.advice,
    detail: detailOf(failure),
    retryable: row.retryable,
    remedies: [...row.remedies],
  }
}
