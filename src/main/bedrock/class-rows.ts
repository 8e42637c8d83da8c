import { bedrockMessages as say } from '../../shared/messages/bedrock.ts'
import { capacityMeanings } from './capacity-meanings.ts'
import type { ErrorRow } from './error-row.ts'

const { throttled, busy } = capacityMeanings
const modelTimeout = {
  code: 'model-timeout',
  title: say.modelTimeoutTitle,
  advice: say.modelTimeoutAdvice,
  remedies: ['retry', 'lower-max-tokens', 'choose-model'],
  retryable: true,
} as const
const modelError = {
  code: 'model-error',
  title: say.modelErrorTitle,
  advice: say.modelErrorAdvice,
  remedies: ['retry', 'choose-model'],
  retryable: true,
} as const
const denied = {
  code: 'denied',
  title: say.deniedTitle,
  advice: say.deniedAdvice,
  remedies: ['run-doctor', 'copy-policy', 'choose-model', 'choose-profile'],
  retryable: false,
} as const
const notFound = {
  code: 'not-found',
  title: say.notFoundTitle,
  advice: say.notFoundAdvice,
  remedies: ['choose-model', 'use-alternative', 'run-doctor'],
  retryable: false,
} as const
const invalid = {
  code: 'invalid-request',
  title: say.invalidRequestTitle,
  advice: say.invalidRequestAdvice,
  remedies: ['open-inference', 'choose-model'],
  retryable: false,
} as const

/** Refusals told by their class alone, then by the HTTP status, when their words are not known. */
export const classRows: readonly ErrorRow[] = [
  { ...throttled, names: /^(?:ThrottlingException|TooManyRequestsException|Throttling)$/iu },
  { ...busy, names: /^(?:ServiceUnavailableException|InternalServerException|InternalFailure)$/iu },
  { ...modelTimeout, names: /^ModelTimeoutException$/iu },
  { ...modelError, names: /^(?:ModelErrorException|ModelStreamErrorException)$/iu },
  {
    code: 'wrong-service',
    names: /^UnknownOperationException$/iu,
    title: ({ region }) => say.wrongServiceTitle(region === '' ? say.thisRegion : region),
    advice: say.wrongServiceAdvice,
    remedies: ['run-doctor', 'choose-profile'],
    retryable: false,
  },
  {
    code: 'quota',
    names: /^ServiceQuotaExceededException$/iu,
    title: say.quotaTitle,
    advice: say.quotaAdvice,
    remedies: ['open-page', 'choose-model', 'choose-profile'],
    retryable: false,
    page: 'service-quotas',
  },
  { ...denied, names: /^AccessDenied(?:Exception)?$/iu },
  { ...notFound, names: /^ResourceNotFoundException$/iu },
  { ...invalid, names: /^ValidationException$/iu },
  { ...throttled, status: [429] },
  { ...modelTimeout, status: [408] },
  { ...modelError, status: [424] },
  { ...denied, status: [401, 403] },
  { ...notFound, status: [404] },
  { ...invalid, status: [400] },
  { ...busy, status: [500, 502, 503, 504] },
]
