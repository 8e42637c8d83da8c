import { ExpectedError } from '../../shared/expected-error.ts'
import { credentialsMessages as words } from '../../shared/messages/credentials.ts'
import type { AwsConnection } from '../aws-connection.ts'
import type { FindRoute } from '../network/route.ts'
import { clientOptions } from './assume-role.ts'
import type { Environment } from './read-aws-files.ts'

type Options = { readonly environment: Environment; readonly findRoute?: FindRoute | undefined }

/** Whose credentials a connection has, as STS says it. Failures of STS are thrown as they come from the SDK. */
export const whoAmI = async (
  { profileId, region, identity }: AwsConnection,
  { environment, findRoute }: Options,
  signal: AbortSignal,
): Promise<{ readonly accountId: string; readonly arn: string }> => {
  if (identity.type === 'api-key') {
    const { identityTitle: title, identityAdvice: advice } = words
    const remedies = ['choose-profile'] satisfies ExpectedError['userFacing']['remedies']
    throw new ExpectedError({ code: 'identity-not-available', title, advice, retryable: false, remedies, context: { profileId } })
  }
  const { GetCallerIdentityCommand, STSClient } = await import('@aws-sdk/client-sts')
  const endpoint = environment['AWS_ENDPOINT_URL_STS']
  const client = new STSClient({
    ...(await clientOptions(findRoute)),
    region,
    credentials: identity.credentials,
    ...(endpoint === undefined || endpoint === '' ? {} : { endpoint }),
  })
  try {
    const { Account: accountId = '', Arn: arn = '' } = await client.send(new GetCallerIdentityCommand({}), { abortSignal: signal })
    return { accountId, arn }
  } finally {
    // The handler of the network is shared and outlives the client.
    if (findRoute === undefined) client.destroy()
  }
}
