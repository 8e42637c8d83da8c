import { ExpectedError } from '../../shared/expected-error.ts'
import { bedrockMessages } from '../../shared/messages/bedrock.ts'
import type { ErrorContext, Remedy, UserFacingError } from '../../shared/user-facing-error.ts'
import { accessRows } from './access-rows.ts'
import { capacityRows } from './capacity-rows.ts'
import { classRows } from './class-rows.ts'
import { connectionRows } from './connection-rows.ts'
import { consolePageUrl } from './console-page.ts'
import { factsOf } from './error-facts.ts'
import type { ErrorRow } from './error-row.ts'
import { contextOf, type ErrorScene } from './error-scene.ts'
import { featureRows } from './feature-rows.ts'
import { fittingMaxTokens } from './fitting-max-tokens.ts'
import { guardrailRows } from './guardrail-rows.ts'
import { comparable, readFailure, type Failure } from './read-failure.ts'
import { redactDetail } from './redact-detail.ts'
import { signInCommand } from './sign-in-command.ts'
import { signInRows } from './sign-in-rows.ts'

const unknown: ErrorRow = {
  code: 'unknown',
  title: bedrockMessages.unknownTitle,
  advice: bedrockMessages.unknownAdvice,
  remedies: ['retry', 'run-doctor', 'choose-model'],
  retryable: true,
}

/** Words before classes; what came from the service before what may have happened on the way. */
const rows: readonly ErrorRow[] = [
  ...signInRows,
  ...accessRows,
  ...capacityRows,
  ...guardrailRows,
  ...featureRows,
  ...classRows,
  ...connectionRows,
]

const matches = (row: ErrorRow, failure: Failure, text: string): boolean =>
  (row.names?.test(failure.name) ?? true) &&
  (row.codes?.test(failure.code) ?? true) &&
  (row.status?.includes(failure.httpStatus ?? 0) ?? true) &&
  (row.text?.test(text) ?? true)

const namelessErrors: ReadonlySet<string> = new Set(['Error', 'Unknown'])

const detailOf = ({ name, code, text, httpStatus, requestId }: Failure): string => {
  const status = httpStatus !== null && namelessErrors.has(name) ? ` (HTTP ${httpStatus})` : ''
  const lines = [`${name}${status}${code === '' ? '' : ` (${code})`}: ${text}`, ...(requestId === null ? [] : [`Request id: ${requestId}`])]
  return redactDetail(lines.join('\n'))
}

const contextFor = (row: ErrorRow, text: string, scene: ErrorScene): ErrorContext => {
  const maxTokens = row.remedies.includes('lower-max-tokens') ? fittingMaxTokens(text, scene.maxTokens) : null
  const command = row.code === 'credentials-expired' ? signInCommand(text, scene.profileId) : null
  return {
    ...contextOf(scene),
    ...(row.page === undefined ? {} : { pageUrl: consolePageUrl(row.page, scene.region) }),
    ...(row.waitSeconds === undefined ? {} : { retryAt: (scene.now ?? Date.now()) + row.waitSeconds * 1000 }),
    ...(maxTokens === null ? {} : { maxTokens }),
    ...(command === null ? {} : { command }),
  }
}

/** Whether everything that a remedy needs is known. */
const isPossible = (remedy: Remedy, context: ErrorContext): boolean => {
  if (remedy === 'lower-max-tokens') return context.maxTokens !== undefined
  if (remedy === 'sign-in') return context.profileId !== undefined
  return remedy === 'copy-policy' || remedy === 'use-alternative' ? context.modelId !== undefined : true
}

/** What was put into words where it happened, also when the SDK has wrapped it since. */
const alreadyExplained = (thrown: unknown): UserFacingError | null => {
  try {
    if (thrown instanceof ExpectedError) return thrown.userFacing
    return thrown instanceof Error && thrown.cause instanceof ExpectedError ? thrown.cause.userFacing : null
  } catch {
    // What cannot be looked at carries no words of ours.
    return null
  }
}

/** Anything that a request to Bedrock can end with, in words and with the next step. Never throws. */
export const explainError = (thrown: unknown, scene: ErrorScene): UserFacingError => {
  const explained = alreadyExplained(thrown)
  if (explained !== null) return { ...explained, context: { ...contextOf(scene), ...explained.context } }
  const failure = readFailure(thrown)
  const text = comparable(failure.text)
  const row = rows.find((candidate) => matches(candidate, failure, text)) ?? unknown
  const facts = factsOf(text, scene)
  const context = contextFor(row, text, scene)
  return {
    code: row.code,
    title: typeof row.title === 'string' ? row.title : row.title(facts),
    advice: typeof row.advice === 'string' ? row.advice : row.advice(facts),
    detail: detailOf(failure),
    retryable: row.retryable,
    remedies: row.remedies.filter((remedy) => isPossible(remedy, context)),
    context,
  }
}
