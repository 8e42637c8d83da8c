import { bedrockMessages as say } from '../../shared/messages/bedrock.ts'
import type { ErrorRow } from './error-row.ts'

const expired = {
  code: 'credentials-expired',
  title: say.expiredTitle,
  advice: say.expiredAdvice,
  remedies: ['sign-in', 'retry', 'choose-profile', 'run-doctor'],
  retryable: true,
} as const
const clock = { code: 'clock', title: say.clockTitle, advice: say.clockAdvice, remedies: ['retry', 'run-doctor'], retryable: true } as const
const invalidKeys = {
  code: 'credentials-invalid',
  title: say.invalidKeysTitle,
  advice: say.invalidKeysAdvice,
  remedies: ['choose-profile', 'run-doctor'],
  retryable: false,
} as const
const missing = {
  code: 'credentials-missing',
  title: say.noCredentialsTitle,
  advice: say.noCredentialsAdvice,
  remedies: ['run-doctor', 'choose-profile', 'retry'],
  retryable: true,
} as const

/** Failures of credentials. After any of them the next request asks for fresh ones. */
export const signInRows: readonly ErrorRow[] = [
  { ...expired, text: /using aws login/iu, advice: say.loginAdvice, remedies: ['retry', 'choose-profile', 'run-doctor'] },
  { ...expired, names: /^(?:ExpiredToken(?:Exception)?|RequestExpired|TokenProviderError)$/iu },
  {
    ...expired,
    text: /security token included in the request is expired|SSO session .*(?:has expired|is invalid|was not found)|session has expired|token is expired|aws sso login/iu,
  },
  { ...clock, text: /signature expired|signature not yet current|request timestamp/iu },
  { ...clock, names: /^RequestTimeTooSkewed$/iu },
  {
    code: 'api-key',
    text: /make sure your API key is valid|invalid API key|bearer token (?:has expired|is invalid)|invalid bearer token/iu,
    title: say.apiKeyTitle,
    advice: say.apiKeyAdvice,
    remedies: ['choose-profile', 'open-page', 'run-doctor'],
    retryable: false,
    page: 'api-keys',
  },
  {
    ...invalidKeys,
    names:
      /^(?:UnrecognizedClientException|InvalidClientTokenId|InvalidSignatureException|SignatureDoesNotMatch|MissingAuthenticationToken(?:Exception)?|IncompleteSignature(?:Exception)?)$/iu,
  },
  { ...invalidKeys, text: /security token included in the request is invalid/iu },
  {
    code: 'multi-factor',
    text: /multi-?factor|\bMFA\b/iu,
    title: say.multiFactorTitle,
    advice: say.multiFactorAdvice,
    remedies: ['retry', 'choose-profile', 'run-doctor'],
    retryable: true,
  },
  { ...missing, names: /^CredentialsProviderError$/iu },
  { ...missing, text: /could not load credentials|credential is missing/iu },
  {
    code: 'region-missing',
    text: /region is missing/iu,
    title: say.noRegionTitle,
    advice: say.noRegionAdvice,
    remedies: ['choose-profile', 'open-settings'],
    retryable: false,
  },
]
