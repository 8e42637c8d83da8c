import type { S3Source } from '../../shared/attachment.ts'
import { ExpectedError } from '../../shared/expected-error.ts'
import { s3Messages as words } from '../../shared/messages/s3.ts'
import type { Remedy, UserFacingError } from '../../shared/user-facing-error.ts'
import type { AwsConnection } from '../aws-connection.ts'
import { explainError } from './explain-error.ts'
import { readFailure } from './read-failure.ts'
import { redactDetail } from './redact-detail.ts'

const bucketOf = ({ uri }: S3Source): string => uri.slice('s3://'.length).split('/', 1).join('')

type Told = { readonly code: string; readonly title: string; readonly advice: string; readonly remedies: readonly Remedy[] }

const deniedTo = ({ uri, bucketOwner }: S3Source, text: string): Told =>
  /kms:/iu.test(text)
    ? { code: 's3-key-denied', title: words.keyAccessTitle(uri), advice: words.keyAccessAdvice, remedies: ['choose-profile'] }
    : {
        code: 's3-denied',
        title: words.deniedTitle(uri),
        advice: bucketOwner === null ? words.deniedAdvice : words.deniedWithOwnerAdvice(bucketOwner),
        remedies: ['choose-profile', 'run-doctor'],
      }

/** What S3 alone says; null for what any service of AWS can end with. */
const ofS3 = (name: string, text: string, source: S3Source, region: string): Told | null => {
  switch (name) {
    case 'AccessDenied':
    case 'AllAccessDisabled':
      return deniedTo(source, text)
    case 'NoSuchKey':
    case 'NotFound':
      return { code: 's3-no-file', title: words.noKeyTitle(source.uri), advice: words.noKeyAdvice, remedies: [] }
    case 'NoSuchBucket':
      return {
        code: 's3-no-bucket',
        title: words.noBucketTitle(bucketOf(source)),
        advice: words.noBucketAdvice,
        remedies: ['choose-profile'],
      }
    case 'PermanentRedirect':
    case 'IllegalLocationConstraintException':
    case 'AuthorizationHeaderMalformed':
      return {
        code: 's3-region',
        title: words.regionTitle(bucketOf(source), region),
        advice: words.regionAdvice,
        remedies: ['open-settings', 'choose-profile'],
      }
    case 'InvalidObjectState':
      return { code: 's3-archived', title: words.archivedTitle(source.uri), advice: words.archivedAdvice, remedies: [] }
    case 'InvalidRange':
      return { code: 's3-empty', title: words.emptyTitle(source.uri), advice: words.emptyAdvice, remedies: [] }
    default:
      return null
  }
}

/** What reading from S3 ended with, in words. */
export const explainS3Error = (cause: unknown, source: S3Source, connection: AwsConnection, now: number): ExpectedError => {
  const { region, profileId } = connection
  const { name, text } = readFailure(cause)
  const told = ofS3(name, text, source, region)
  const explained: UserFacingError =
    told === null
      ? explainError(cause, { region, profileId, now })
      : {
          ...told,
          remedies: [...told.remedies],
          detail: redactDetail(`${name}: ${text}`),
          retryable: false,
          context: { region, profileId },
        }
  return new ExpectedError(explained, { cause })
}
