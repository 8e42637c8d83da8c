import type { S3Source } from '../../shared/attachment.ts'
import type { AwsConnection } from '../aws-connection.ts'
import type { FindRoute } from '../network/route.ts'

/** Objects in S3, read with the rights of the profile. Failures are thrown in words. */
export type S3 = {
  readonly head: (
    connection: AwsConnection,
    source: S3Source,
    signal: AbortSignal,
  ) => Promise<{ readonly sizeBytes: number; readonly mediaType: string | null }>
  readonly read: (connection: AwsConnection, source: S3Source, signal: AbortSignal) => Promise<AsyncIterable<Uint8Array>>
}

type Options = { readonly findRoute: FindRoute; readonly environment?: NodeJS.ProcessEnv; readonly now?: () => number }
export type OpenS3 = (options: Options) => S3
