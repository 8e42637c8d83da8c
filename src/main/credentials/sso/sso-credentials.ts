import { z } from 'zod'
import { ExpectedError } from '../../../shared/expected-error.ts'
import { signInMessages as words } from '../../../shared/messages/sign-in.ts'
import type { AwsCredentials } from '../../aws-connection.ts'
import type { FindRoute } from '../../network/route.ts'
import type { Environment } from '../read-aws-files.ts'
import { explainSignInFailure, readServiceError } from './explain-sign-in-failure.ts'
import { freshToken } from './fresh-token.ts'
import type { SsoSession } from './identity-centers.ts'
import { withPortalClient } from './sso-clients.ts'

export type SsoOptions = {
  readonly homeFolder: string
  readonly environment: Environment
  readonly findRoute?: FindRoute | undefined
  readonly now?: (() => number) | undefined
}
type SsoRequest = { readonly session: SsoSession; readonly accountId: string; readonly roleName: string; readonly profileName: string }

const answerSchema = z.object({
  roleCredentials: z.object({
    accessKeyId: z.string().min(1),
    secretAccessKey: z.string().min(1),
    sessionToken: z.string().min(1),
    /** Milliseconds since 1970. */
    expiration: z.number().positive().max(8_640_000_000_000_000),
  }),
})

const signInNeeded = (profileName: string, cause?: unknown): ExpectedError =>
  new ExpectedError(
    {
      code: 'sign-in-needed',
      title: words.signInNeededTitle(profileName),
      advice: words.signInNeededAdvice,
      retryable: true,
      remedies: ['sign-in', 'retry', 'choose-profile'],
    },
    { cause },
  )

const explain = (error: unknown, { session, accountId, roleName, profileName }: SsoRequest): ExpectedError => {
  const { name, detail } = readServiceError(error)
  if (name === 'UnauthorizedException') return signInNeeded(profileName, error)
  const refused = (code: string, title: string, advice: string): ExpectedError =>
    new ExpectedError({ code, title, advice, detail, retryable: true, remedies: ['choose-profile', 'sign-in', 'retry'] }, { cause: error })
  if (name === 'ForbiddenException') {
    return refused('role-not-assigned', words.roleNotAssignedTitle(roleName, accountId), words.roleNotAssignedAdvice)
  }
  if (name === 'ResourceNotFoundException' || name === 'InvalidRequestException') {
    return refused('role-not-found', words.roleGoneTitle(roleName, accountId), words.roleGoneAdvice)
  }
  return explainSignInFailure(error, session.region)
}

/** Temporary keys for a role of IAM Identity Center. The token is renewed where it can be; else `sign-in-needed` is thrown. */
export const ssoCredentials = async (request: SsoRequest, options: SsoOptions): Promise<AwsCredentials> => {
  const { session, accountId, roleName, profileName } = request
  try {
    const token = await freshToken(session, options)
    if (token === null) throw signInNeeded(profileName)
    const { GetRoleCredentialsCommand } = await import('@aws-sdk/client-sso')
    const answer = await withPortalClient(options, session.region, (client) =>
      client.send(new GetRoleCredentialsCommand({ accessToken: token.accessToken, accountId, roleName })),
    )
    const { accessKeyId, secretAccessKey, sessionToken, expiration } = answerSchema.parse(answer).roleCredentials
    return { accessKeyId, secretAccessKey, sessionToken, expiration: new Date(expiration) }
  } catch (error) {
    throw error instanceof ExpectedError ? error : explain(error, request)
  }
}
