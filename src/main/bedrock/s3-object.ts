import type { GetObjectCommandOutput, S3Client } from '@aws-sdk/client-s3'
import type { S3Source } from '../../shared/attachment.ts'
import { ExpectedError } from '../../shared/expected-error.ts'
import { s3Messages as words } from '../../shared/messages/s3.ts'
import type { AwsConnection } from '../aws-connection.ts'
import type { FindRoute } from '../network/route.ts'
import { clientSettings } from './client-settings.ts'
import { explainS3Error } from './explain-s3-error.ts'

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

const refused = (code: string, title: string, advice: string): ExpectedError =>
  new ExpectedError({ code, title, advice, retryable: false, remedies: ['choose-profile'] })

const placeOf = ({ uri, bucketOwner }: S3Source) => {
  const [, bucket = '', key = ''] = /^s3:\/\/([^/]+)\/(.+)$/su.exec(uri) ?? []
  return { Bucket: bucket, Key: key, ...(bucketOwner === null ? {} : { ExpectedBucketOwner: bucketOwner }) }
}

/** The last number of `bytes 0-0/1234`. */
const wholeSize = ({ ContentRange, ContentLength }: GetObjectCommandOutput): number =>
  Number(/\/(\d+)$/u.exec(ContentRange ?? '')?.[1] ?? ContentLength ?? 0)

const isAsyncIterable = (body: unknown): body is AsyncIterable<Uint8Array> =>
  typeof body === 'object' && body !== null && Symbol.asyncIterator in body

const isDestroyable = (body: unknown): body is { destroy: () => void } =>
  typeof body === 'object' && body !== null && 'destroy' in body && typeof body.destroy === 'function'

/** https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html: addresses that are not AWS's own name the bucket in their path. */
const endpointOf = ({
  AWS_ENDPOINT_URL_S3: own,
  AWS_ENDPOINT_URL: common,
  AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: isIgnored,
}: NodeJS.ProcessEnv) => (isIgnored?.toLowerCase() === 'true' ? null : (own ?? common ?? null))

/** Asked seldom, so that no client is kept. */
export const openS3 = ({ findRoute, environment = process.env, now = Date.now }: Options): S3 => {
  const clientFor = async (connection: AwsConnection): Promise<S3Client> => {
    if (connection.isDemo) throw refused('s3-demo', words.demoTitle, words.demoAdvice)
    if (connection.identity.type === 'api-key') throw refused('s3-api-key', words.apiKeyTitle, words.apiKeyAdvice)
    const [{ S3Client: Client }, route] = await Promise.all([import('@aws-sdk/client-s3'), findRoute()])
    const endpoint = endpointOf(environment)
    return new Client({
      ...clientSettings(connection, endpoint, route),
      followRegionRedirects: true,
      forcePathStyle: endpoint !== null,
    })
  }

  const get = async (
    connection: AwsConnection,
    source: S3Source,
    range: string | null,
    signal: AbortSignal,
  ): Promise<GetObjectCommandOutput> => {
    signal.throwIfAborted()
    try {
      const client = await clientFor(connection)
      const { GetObjectCommand } = await import('@aws-sdk/client-s3')
      const input = { ...placeOf(source), ...(range === null ? {} : { Range: range }) }
      return await client.send(new GetObjectCommand(input), { abortSignal: signal })
    } catch (error) {
      signal.throwIfAborted()
      throw error instanceof ExpectedError ? error : explainS3Error(error, source, connection, now())
    }
  }

  async function* bodyOf(body: AsyncIterable<Uint8Array>, source: S3Source, connection: AwsConnection, signal: AbortSignal) {
    try {
      yield* body
    } catch (error) {
      signal.throwIfAborted()
      throw explainS3Error(error, source, connection, now())
    }
  }

  return {
    // Its first byte instead of a HEAD: the answer to that has no words for what is wrong.
    head: async (connection, source, signal) => {
      const found = await get(connection, source, 'bytes=0-0', signal)
      if (isDestroyable(found.Body)) found.Body.destroy()
      return { sizeBytes: wholeSize(found), mediaType: found.ContentType ?? null }
    },
    read: async (connection, source, signal) => {
      const { Body: body } = await get(connection, source, null, signal)
      if (!isAsyncIterable(body)) throw new TypeError('S3 gave no stream to read from')
      return bodyOf(body, source, connection, signal)
    },
  }
}
