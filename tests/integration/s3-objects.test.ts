import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AwsConnection } from '../../src/main/aws-connection.ts'
import { openS3, type S3 } from '../../src/main/bedrock/s3-object.ts'
import type { S3Source } from '../../src/shared/attachment.ts'
import { ExpectedError } from '../../src/shared/expected-error.ts'
import { startS3Server, type S3Server } from '../support/aws/s3-server.ts'
import { directRoute } from '../support/find-route.ts'

const signal = new AbortController().signal
const owner = '123456789012'
const film = Buffer.alloc(300_000, 7)
let server: S3Server
let s3: S3

const connection = (more: Partial<AwsConnection> = {}, sessionToken?: string): AwsConnection => ({
  profileId: 'aws:default',
  profileName: 'default',
  isDemo: false,
  region: 'us-east-1',
  endpoints: { runtime: null, controlPlane: null, agentRuntime: null },
  identity: {
    type: 'keys',
    credentials: async () => ({
      accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
      secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
      ...(sessionToken === undefined ? {} : { sessionToken }),
    }),
  },
  ...more,
})
const at = (key: string, bucketOwner: string | null = null, bucket = 'films'): S3Source => ({ uri: `s3://${bucket}/${key}`, bucketOwner })

const refusalOf = async (asked: Promise<unknown>) => {
  const cause: unknown = await asked.then(
    () => null,
    (error: unknown) => error,
  )
  if (!(cause instanceof ExpectedError)) throw cause
  const { code, title, advice } = cause.userFacing
  return { code, title, advice }
}

beforeAll(async () => {
  server = await startS3Server({
    films: {
      owner,
      region: 'us-east-1',
      objects: {
        'a.mp4': { bytes: film, mediaType: 'video/mp4' },
        'Año 1/b (2)+.mp4': { bytes: Buffer.from('odd'), mediaType: 'video/mp4' },
        'secret.mp4': { bytes: film },
        'cold.mp4': { bytes: film, isArchived: true },
        'empty.txt': { bytes: new Uint8Array() },
      },
    },
    'filme.eu': { owner, region: 'eu-central-1', objects: { 'a.mp4': { bytes: film } } },
  })
  server.deny('secret.mp4')
  s3 = openS3({ findRoute: directRoute({ maxAttempts: 1 }), environment: { AWS_ENDPOINT_URL_S3: server.url } })
})
afterAll(async () => {
  await server.close()
})

describe('openS3', () => {
  it('tells the size and the kind of an object', async () => {
    expect([await s3.head(connection(), at('a.mp4', owner), signal), await s3.head(connection(), at('Año 1/b (2)+.mp4'), signal)]).toEqual([
      { sizeBytes: 300_000, mediaType: 'video/mp4' },
      { sizeBytes: 3, mediaType: 'video/mp4' },
    ])
  })

  it('reads it piece by piece, for the owner that is expected', async () => {
    const pieces: Uint8Array[] = []
    for await (const piece of await s3.read(connection(), at('a.mp4', owner), signal)) pieces.push(piece)
    expect([Buffer.concat(pieces).equals(film), server.requests.at(-1)?.headers['x-amz-expected-bucket-owner']]).toEqual([true, owner])
  })

  it('goes to the region of the bucket by itself', async () => {
    expect(await s3.head(connection(), at('a.mp4', null, 'filme.eu'), signal)).toEqual({
      sizeBytes: 300_000,
      mediaType: 'binary/octet-stream',
    })
  })

  it('says in words what keeps it from being read', async () => {
    const told = {
      denied: await refusalOf(s3.head(connection(), at('secret.mp4'), signal)),
      owner: await refusalOf(s3.read(connection(), at('a.mp4', '999999999999'), signal)),
      missing: await refusalOf(s3.head(connection(), at('A.mp4'), signal)),
      bucket: await refusalOf(s3.head(connection(), at('a.mp4', null, 'nowhere'), signal)),
      archived: await refusalOf(s3.read(connection(), at('cold.mp4'), signal)),
      empty: await refusalOf(s3.head(connection(), at('empty.txt'), signal)),
      expired: await refusalOf(s3.head(connection({}, 'expired'), at('a.mp4'), signal)),
      apiKey: await refusalOf(s3.head(connection({ identity: { type: 'api-key', token: async () => 'ABSK' } }), at('a.mp4'), signal)),
      demo: await refusalOf(s3.read(connection({ isDemo: true }), at('a.mp4'), signal)),
    }
    expect(Object.fromEntries(Object.entries(told).map(([name, { code }]) => [name, code]))).toEqual({
      denied: 's3-denied',
      owner: 's3-denied',
      missing: 's3-no-file',
      bucket: 's3-no-bucket',
      archived: 's3-archived',
      empty: 's3-empty',
      expired: 'credentials-expired',
      apiKey: 's3-api-key',
      demo: 's3-demo',
    })
    expect([told.denied, told.owner.advice]).toEqual([
      {
        code: 's3-denied',
        title: 'This profile is not allowed to read “s3://films/secret.mp4”',
        advice: 'Ask your administrator to allow s3:GetObject for it, or choose another profile.',
      },
      'Check that the bucket belongs to the account 999999999999, ask your administrator to allow s3:GetObject for it, or choose another profile.',
    ])
  })

  it('explains a server that cannot be reached, and ends when it is told to', async () => {
    const nowhere = openS3({ findRoute: directRoute({ maxAttempts: 1 }), environment: { AWS_ENDPOINT_URL_S3: 'http://127.0.0.1:9' } })
    const { code } = await refusalOf(nowhere.head(connection(), at('a.mp4'), signal))
    expect(code).toBe('connection-refused')
    await expect(s3.head(connection(), at('a.mp4'), AbortSignal.abort())).rejects.toThrow('aborted')
  })
})
