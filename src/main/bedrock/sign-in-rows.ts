import { bedrockMessages as say } from '../../shared/messages/bedrock.ts'
import type { ErrorRow } from './error-row.ts'

/** Failures of credentials. After any of them the next request asks for fresh ones. */
export const signInRows: readonly ErrorRow[] = [
  { code: 'credentials-expired', names: /^(?:ExpiredToken(?:Exception)?|RequestExpired)$/u, title: say.expiredTitle, advice: say.expiredAdvice, remedies: ['retry', 'choose-profile'], retryable: true },
  { code: 'credentials-expired', text: /security token included in the request is expired|session (?:associated with this profile )?has expired|token is expired|aws sso login/iu, title: say.expiredTitle, advice: say.expiredAdvice, remedies: ['retry', 'choose-profile'], retryable: true },
  { code: 'credentials-expired', names: /^TokenProviderError$/u, title: say.expiredTitle, advice: say.expiredAdvice, remedies: ['retry', 'choose-profile'], retryable: true },
  { code: 'clock', text: /signature expired|signature not yet current|request timestamp/iu, title: say.clockTitle, advice: say.clockAdvice, remedies: ['retry'], retryable: true },
  { code: 'clock', names: /^RequestTimeTooSkewed$/u, title: say.clockTitle, advice: say.clockAdvice, remedies: ['retry'], retryable: true },
  { code: 'api-key', text: /make sure your API Key is valid|invalid API key/iu, title: say.apiKeyTitle, advice: say.apiKeyAdvice, remedies: ['choose-profile'], retryable: false },
  { code: 'credentials-invalid', names: /^(?:UnrecognizedClientException|InvalidClientTokenId|InvalidSignatureException|SignatureDoesNotMatch|MissingAuthenticationToken(?:Exception)?|IncompleteSignature(?:Exception)?)$/u, title: say.invalidKeysTitle, advice: say.invalidKeysAdvice, remedies: ['choose-profile', 'open-settings'], retryable: false },
  { code: 'credentials-invalid', text: /security token included in the request is invalid/iu, title: say.invalidKeysTitle, advice: say.invalidKeysAdvice, remedies: ['choose-profile', 'open-settings'], retryable: false },
  { code: 'multi-factor', text: /multi-?factor|MFA/u, title: say.multiFactorTitle, advice: say.multiFactorAdvice, remedies: ['choose-profile'], retryable: false },
  { code: 'credentials-missing', names: /^CredentialsProviderError$/u, title: say.noCredentialsTitle, advice: say.noCredentialsAdvice, remedies: ['choose-profile', 'open-settings'], retryable: false },
  { code: 'credentials-missing', text: /could not load credentials|credential is missing/iu, title: say.noCredentialsTitle, advice: say.noCredentialsAdvice, remedies: ['choose-profile', 'open-settings'], retryable: false },
  { code: 'region-missing', text: /region is missing/iu, title: say.noRegionTitle, advice: say.noRegionAdvice, remedies: ['open-settings', 'choose-profile'], retryable: false },
]
