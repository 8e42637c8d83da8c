import type { AwsCredentials } from '../aws-connection.ts'
import type { FindRoute } from '../network/route.ts'
import { credentialsMessages as words } from '../../shared/messages/credentials.ts'
import type { AskForCode } from './code-questions.ts'
import type { Deadline } from './deadline.ts'

/** What every client made here gets: the way out of this computer, where one is given. */
export const clientOptions = async (findRoute: FindRoute | undefined) => {
  const route = await findRoute?.()
  return route === undefined ? {} : { requestHandler: route.requestHandler, maxAttempts: route.maxAttempts, retryMode: route.retryMode }
}

export type RoleRequest = {
  readonly RoleArn: string | undefined
  readonly RoleSessionName: string | undefined
  readonly ExternalId?: string | undefined
  readonly DurationSeconds?: number | undefined
  readonly SerialNumber?: string | undefined
}

type Scene = {
  readonly profileName: string
  readonly region: string
  /** The profile of ~/.aws whose endpoints and services section apply. */
  readonly sdkProfile?: string
  readonly askForCode: AskForCode
  readonly findRoute?: FindRoute | undefined
  readonly deadline: Deadline
}

/** Codes in a row that may be wrong: whoever answers is not to try them all. */
const mostAttempts = 5
/** Also said of a code that was used before, or that is no number. */
const wrongCode = /invalid MFA one time pass code|tokenCode/u

/** Only the keys, and without anything else that the SDK keeps beside them. */
export const plainCredentials = (from: {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken?: string | undefined
  readonly expiration?: Date | undefined
}): AwsCredentials => ({
  accessKeyId: from.accessKeyId,
  secretAccessKey: from.secretAccessKey,
  ...(from.sessionToken === undefined ? {} : { sessionToken: from.sessionToken }),
  ...(from.expiration === undefined ? {} : { expiration: from.expiration }),
})

/**
 * Assumes a role with the keys of its source. Where the role wants a one-time code the person is asked, and asked again when the code was not
 * taken. The code is asked for here, not by the SDK's provider, which would leave a source that fails meanwhile unheard.
 */
export const assumeRole = async (
  source: AwsCredentials,
  { RoleSessionName, SerialNumber, ...request }: RoleRequest,
  scene: Scene,
): Promise<AwsCredentials> => {
  const { profileName, region, sdkProfile, askForCode, findRoute, deadline } = scene
  const { fromTemporaryCredentials } = await import('@aws-sdk/credential-providers')
  const client = await clientOptions(findRoute)
  const attempt = async (problem: string | null, left: number): Promise<AwsCredentials> => {
    const provide = fromTemporaryCredentials({
      masterCredentials: source,
      params: {
        ...request,
        ...(RoleSessionName === undefined ? {} : { RoleSessionName }),
        ...(SerialNumber === undefined ? {} : { SerialNumber }),
      },
      clientConfig: { ...client, region, ...(sdkProfile === undefined ? {} : { profile: sdkProfile }) },
      mfaCodeProvider: (serial) => deadline.withoutClock(() => askForCode({ profileName, serial, problem })),
    })
    try {
      return plainCredentials(await provide())
    } catch (error) {
      const isWrongCode = SerialNumber !== undefined && error instanceof Error && wrongCode.test(error.message)
      if (isWrongCode && left > 1) return attempt(words.codeWrong, left - 1)
      throw error
    }
  }
  return attempt(null, mostAttempts)
}
