import { createHash } from 'node:crypto'
import type { Attachment, S3Source } from '../../shared/attachment.ts'
import { maximumFileBytes } from '../../shared/file-limits.ts'
import { attachmentIdSchema, type ProfileId } from '../../shared/ids.ts'
import { displayName } from '../attachments/display-name.ts'
import type { Ingest, Ingested } from '../attachments/ingest.ts'
import type { AwsConnection } from '../aws-connection.ts'
import type { S3 } from '../bedrock/s3-object.ts'
import { tooLargeForS3, wrongKindForS3 } from './refuse-attachment.ts'

export type TakeFromS3Dependencies = {
  readonly s3: () => Promise<S3>
  readonly connect: (profileId: string, options: { readonly region: string }) => Promise<AwsConnection>
  readonly now: () => number
  readonly newId: () => string
}

/** The most that a request may point to in S3: https://docs.aws.amazon.com/nova/latest/userguide/modalities-video.html */
const mostBytesInS3 = 1_000_000_000

type KindInS3 = Pick<Attachment, 'kind' | 'mediaType'>

const video = (mediaType: string): KindInS3 => ({ kind: 'video', mediaType })
/** What models take out of S3 without its bytes being here, by the ending of its name. */
const kindsInS3: ReadonlyMap<string, KindInS3> = new Map([
  ['pdf', { kind: 'pdf', mediaType: 'application/pdf' }],
  ['docx', { kind: 'office', mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' }],
  ['mp4', video('video/mp4')],
  ['mov', video('video/quicktime')],
  ['mkv', video('video/x-matroska')],
  ['webm', video('video/webm')],
  ['flv', video('video/x-flv')],
  ['mpeg', video('video/mpeg')],
  ['mpg', video('video/mpeg')],
  ['wmv', video('video/x-ms-wmv')],
  ['3gp', video('video/3gpp')],
])

/** What S3 calls an object of which nobody said what it is. */
const untold: ReadonlySet<string | null> = new Set([null, '', 'binary/octet-stream', 'application/octet-stream'])

/** A media type that was told must not contradict the ending; videos have many names each. */
const kindInS3 = (name: string, told: string | null): KindInS3 | null => {
  const found = kindsInS3.get(name.split('.').at(-1)?.toLowerCase() ?? '')
  if (found === undefined) return null
  const plain = told?.split(';')[0]?.trim().toLowerCase() ?? null
  if (untold.has(plain) || plain === found.mediaType) return found
  return found.kind === 'video' && plain?.startsWith('video/') === true ? found : null
}

/** The last part of the key; buckets have no folders, but people name objects as if. */
export const nameOfObject = (uri: string): string => uri.split('/').findLast((part) => part !== '') ?? uri

/**
 * A file out of S3: copied here where its size allows, so that every model and the reader can have it. A larger one stays there, of the kinds that a
 * model takes from there.
 */
export const takeFromS3 = async (
  { s3, connect, now, newId }: TakeFromS3Dependencies,
  { profileId, region, ...source }: S3Source & { readonly profileId: ProfileId; readonly region: string },
  ingest: Ingest,
  signal: AbortSignal,
): Promise<Ingested> => {
  const name = displayName(nameOfObject(source.uri))
  const connection = await connect(profileId, { region })
  const { head, read } = await s3()
  const { sizeBytes, mediaType } = await head(connection, source, signal)
  if (sizeBytes <= maximumFileBytes) return ingest.ingestBytes(name, await read(connection, source, signal), signal, source)
  if (sizeBytes > mostBytesInS3) throw tooLargeForS3(name, sizeBytes, mostBytesInS3)
  const kind = kindInS3(name, mediaType)
  if (kind === null) throw wrongKindForS3(name, sizeBytes, maximumFileBytes)
  return {
    attachment: {
      ...kind,
      id: attachmentIdSchema.parse(newId()),
      name,
      sizeBytes,
      sha256: createHash('sha256').update(source.uri).digest('hex'),
      pageCount: null,
      readablePageCount: null,
      failedPages: [],
      pageSelection: null,
      width: null,
      height: null,
      s3: source,
      isStored: false,
      isRemoved: false,
      hasView: false,
      hasThumbnail: false,
      createdAt: now(),
    },
    pages: [],
  }
}
