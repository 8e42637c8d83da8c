import { sentences, denied, type KnownFailure } from './failure.ts'

const expired = { code: 'credentials-expired', status: 403, remedies: ['sign-in', 'retry', 'choose-profile', 'run-doctor'] } as const
const keys = { code: 'credentials-invalid', status: 403, remedies: ['choose-profile', 'run-doctor'], context: [] } as const
const noCredentials = {
  code: 'credentials-missing',
  name: 'CredentialsProviderError',
  status: 0,
  remedies: ['run-doctor', 'choose-profile', 'retry'],
  context: [],
} as const

export const signInFailures: readonly KnownFailure[] = [
  ...sentences({ ...expired, name: 'ExpiredTokenException', context: [] }, 'The security token included in the request is expired'),
  ...sentences({ ...expired, name: 'ExpiredToken', context: [] }, 'The security token included in the request is expired'),
  ...sentences({ ...keys, name: 'UnrecognizedClientException' }, 'The security token included in the request is invalid.'),
  ...sentences({ ...keys, name: 'InvalidClientTokenId' }, 'The security token included in the request is invalid.'),
  ...sentences(
    { code: 'clock', name: 'InvalidSignatureException', status: 403, remedies: ['retry', 'run-doctor'], context: [] },
    'Signature expired: 20261121T000000Z is now earlier than 20261121T030000Z (20261121T031500Z - 15 min.)',
  ),
  ...sentences(
    { code: 'clock', name: 'SignatureDoesNotMatch', status: 403, remedies: ['retry', 'run-doctor'], context: [] },
    'Signature expired: 20261121T000000Z is now earlier than 20261121T030000Z (20261121T031500Z - 15 min.)',
  ),
  ...sentences(
    { ...denied, code: 'api-key', remedies: ['choose-profile', 'open-page', 'run-doctor'], context: ['pageUrl'] },
    'Authentication failed: Please make sure your API Key is valid.',
    'Bearer Token has expired',
  ),
  ...sentences(noCredentials, 'Could not load credentials from any providers'),
  ...sentences(
    { ...noCredentials, code: 'multi-factor', remedies: ['retry', 'choose-profile', 'run-doctor'] },
    'Profile work requires multi-factor authentication, but no MFA code callback was provided.',
  ),
  ...sentences(
    { ...expired, name: 'CredentialsProviderError', status: 0, context: [] },
    'The SSO session associated with this profile has expired. To refresh this SSO session run aws sso login with the corresponding profile.',
    'The SSO session associated with this profile is invalid. To refresh this SSO session run aws sso login with the corresponding profile.',
  ),
  ...sentences(
    { ...expired, name: 'TokenProviderError', status: 0, context: [] },
    "Token is expired. To refresh this SSO session run 'aws sso login' with the corresponding profile.",
  ),
  ...sentences(
    {
      ...expired,
      name: 'CredentialsProviderError',
      status: 0,
      remedies: ['retry', 'choose-profile', 'run-doctor'],
      context: ['command'],
    },
    'Failed to load a token for session arn:aws:iam::123456789012:user/ann, please re-authenticate using aws login',
    'Failed to refresh token: Error: x. Please re-authenticate using `aws login`',
  ),
  ...sentences(
    { code: 'region-missing', name: 'Error', status: 0, remedies: ['choose-profile', 'open-settings'], context: [] },
    'Region is missing',
  ),
]
