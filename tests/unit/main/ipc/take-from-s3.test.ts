import { describe, expect, it } from 'vitest'
import type { AwsConnection } from '../../../../src/main/aws-connection.ts'
import type { S3 } from '../../../../src/main/bedrock/s3-object.ts'
import { getAttachment } from '../../../../src/main/store/attachments.ts'
import { ExpectedError } from '../../../../src/shared/expected-error.ts'
import { attachmentOf, fileWorld, pdfBytes, quickReader, told } from '../../../support/file-world.ts'
import { demoProfileId } from '../../../support/temporary-database.ts'

describe('attachments.fromS3', () => {
  const connection: AwsConnection = {
    profileId: 'aws:work',
    profileName: 'work',
    isDemo: false,
    region: 'us-east-1',
    endpoints: { runtime: null, controlPlane: null, agentRuntime: null },
    identity: { type: 'keys', credentials: async () => ({ accessKeyId: 'a', secretAccessKey: 's' }) },
  }
  const missing = { code: 's3-missing', title: 'Not there', advice: 'Look', retryable: false, remedies: [] }
  const ask = (key: string, sizeBytes: number, mediaType: string | null = null) => {
    const s3: S3 = {
      head: async () => ({ sizeBytes, mediaType }),
      read: async function read() {
        return (async function* pieces() {
          yield pdfBytes
        })()
      },
    }
    const world = fileWorld(quickReader, () => ({ s3: async () => s3, connect: async () => connection }))
    const source = { uri: `s3://bucket/${key}`, bucketOwner: '123456789012' }
    const answer = world.handlers['attachments.fromS3']({ ...source, profileId: demoProfileId, region: '' })
    return { world, source, answer }
  }

  it('copies what is small enough and remembers where it came from', async () => {
    const { world, source, answer } = ask('papers/report.pdf', pdfBytes.byteLength)
    const attachment = attachmentOf(await answer)
    expect([attachment.name, attachment.s3, attachment.isStored, attachment.pageCount, await world.blobs.list()]).toEqual([
      'report.pdf',
      source,
      true,
      2,
      [attachment.sha256],
    ])
  })

  it.each([
    ['film.mp4', null, 'video', 'video/mp4'],
    ['FILM.MKV', 'video/webm', 'video', 'video/x-matroska'],
    ['a/report.pdf', 'binary/octet-stream', 'pdf', 'application/pdf'],
    ['report.docx', 'application/octet-stream', 'office', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ])('leaves the large %s where it is', async (key, told_, kind, mediaType) => {
    const { world, source, answer } = ask(key, 900_000_000, told_)
    const attachment = attachmentOf(await answer)
    expect([attachment, getAttachment(world.database, attachment.id), await world.blobs.list()]).toEqual([
      expect.objectContaining({
        kind,
        mediaType,
        sizeBytes: 900_000_000,
        isStored: false,
        s3: source,
        pageCount: null,
        name: key.split('/').at(-1),
      }),
      attachment,
      [],
    ])
  })

  it.each([
    ['film.mp4', 1_000_000_001, null, 's3-too-large'],
    ['notes.txt', 100_000_001, 'text/plain', 's3-kind'],
    ['report.pdf', 100_000_001, 'text/html', 's3-kind'],
    ['film.mp4', 100_000_001, 'application/pdf', 's3-kind'],
    ['noending', 100_000_001, null, 's3-kind'],
  ])('refuses %s of %d bytes and %s with %s', async (key, sizeBytes, mediaType, code) => {
    expect(told(await ask(key, sizeBytes, mediaType).answer).outcomes).toEqual([[key, code]])
  })

  it('gives what S3 refuses as an outcome', async () => {
    const { handlers } = fileWorld(quickReader, () => ({ connect: () => Promise.reject(new ExpectedError(missing)) }))
    const source = { uri: 's3://bucket/a/b.pdf', bucketOwner: null, profileId: demoProfileId, region: '' }
    expect(await handlers['attachments.fromS3'](source)).toEqual({
      outcomes: [{ ok: false, name: 'b.pdf', error: missing, lockedId: null }],
      folders: [],
    })
  })
})
