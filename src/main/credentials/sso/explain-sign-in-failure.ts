import { z } from 'zod'
import { ExpectedError } from '../../../shared/expected-error.ts'
import { signInMessages as words } from '../../../shared/messages/sign-in.ts'

type Words = { readonly code: string; readonly title: string; readonly advice: string; readonly detail?: string | undefined }

export const signInFailure = ({ code, title, advice, detail }: Words, cause?: unknown): ExpectedError =>
  new ExpectedError(
    { code, title, advice, retryable: true, remedies: ['retry'], ...(detail === undefined ? {} : { detail }) },
    cause === undefined ? undefined : { cause },
  )

const serviceErrorSchema = z.object({
  name: z.string(),
  code: z.string().optional().catch(undefined),
  error_description: z.string().optional().catch(undefined),
  $metadata: z.object({ httpStatusCode: z.number().optional(), requestId: z.string().optional() }).optional().catch(undefined),
})
export type ServiceError = {
  readonly name: string
  /** Null where nothing answered. */
  readonly status: number | null
  /** False where the failure did not come from asking the service. */
  readonly isRequest: boolean
  /** Safe to show: long words, which may be keys, are taken out. A message is never part of it: the SDK quotes what it cannot parse there. */
  readonly detail: string
}

const withoutKeys = (text: string): string => text.replace(/[\w+/=.~-]{20,}/gu, '…').slice(0, 300)

export const readServiceError = (thrown: unknown): ServiceError => {
  const parsed = serviceErrorSchema.safeParse(thrown)
  if (!parsed.success) return { name: '', status: null, isRequest: false, detail: 'Unknown failure' }
  const { name, code, error_description: description, $metadata: metadata } = parsed.data
  const parts = [
    /^[A-Z][A-Za-z]{0,60}(?:Error|Exception)$/u.test(name) ? name : 'Error',
    code !== undefined && /^[A-Z][A-Z0-9_]{0,60}$/u.test(code) ? code : '',
    metadata?.httpStatusCode === undefined ? '' : `HTTP ${metadata.httpStatusCode}`,
    description === undefined ? '' : withoutKeys(description),
    metadata?.requestId === undefined ? '' : `request ${metadata.requestId.slice(0, 64)}`,
  ]
  return {
    name,
    status: metadata?.httpStatusCode ?? null,
    isRequest: metadata !== undefined,
    detail: parts.filter((part) => part !== '').join(', '),
  }
}

/** No answer of the service at all. */
export const isUnreachable = ({ status, isRequest, name }: ServiceError): boolean =>
  status === null && (isRequest || name === 'TimeoutError' || name === 'AbortError')

const brokenAnswer = { code: 'identity-center-answer', title: words.brokenAnswerTitle, advice: words.brokenAnswerAdvice } as const

const wordsFor = (error: ServiceError, region: string): Words => {
  switch (error.name) {
    case 'AccessDeniedException':
      return { code: 'sign-in-refused', title: words.refusedTitle, advice: words.refusedAdvice }
    case 'ExpiredTokenException':
      return { code: 'sign-in-expired', title: words.expiredTitle, advice: words.expiredAdvice }
    case 'InvalidRequestException':
      return { code: 'start-page-refused', title: words.startPageTitle, advice: words.startPageAdvice }
    case 'UnauthorizedClientException':
    case 'UnsupportedGrantTypeException':
    case 'InvalidRedirectUriException':
    case 'InvalidScopeException':
      return { code: 'sign-in-not-allowed', title: words.notAllowedHereTitle, advice: words.notAllowedHereAdvice }
    case 'SlowDownException':
    case 'TooManyRequestsException':
      return { code: 'identity-center-busy', title: words.busyTitle, advice: words.busyAdvice }
  }
  if (isUnreachable(error)) {
    return { code: 'identity-center-unreachable', title: words.unreachableTitle(region), advice: words.unreachableAdvice }
  }
  if (error.status !== null && error.status >= 500)
    return { code: 'identity-center-busy', title: words.busyTitle, advice: words.busyAdvice }
  if (error.name === 'SyntaxError' || error.name === 'ZodError' || error.name === 'TypeError') return brokenAnswer
  return { code: 'sign-in-failed', title: words.failedTitle, advice: words.failedAdvice }
}

/** What went wrong between the app and IAM Identity Center, in words. What already is in words stays as it is. */
export const explainSignInFailure = (thrown: unknown, region: string): ExpectedError => {
  if (thrown instanceof ExpectedError) return thrown
  const error = readServiceError(thrown)
  return signInFailure({ ...wordsFor(error, region), detail: error.detail }, thrown)
}
