import type { S3Source } from '../../../shared/attachment.ts'
import { fileDialogsMessages as words } from '../../../shared/messages/file-dialogs.ts'
import { isRegion } from '../../state/region.ts'
import { s3AddressIn } from './s3-address.ts'

export type S3Form = { readonly uri: string; readonly bucketOwner: string; readonly region: string }
type S3Problems = { readonly uri?: string; readonly bucketOwner?: string; readonly region?: string }

/** What was typed, as the contract wants it. An account number may be typed in groups. */
export const s3SourceOf = ({ uri, bucketOwner }: S3Form): S3Source => {
  const owner = bucketOwner.replaceAll(/[\s-]/gu, '')
  return { uri: s3AddressIn(uri) ?? uri.trim(), bucketOwner: owner === '' ? null : owner }
}

export const s3Problems = (form: S3Form): S3Problems => {
  const { bucketOwner } = s3SourceOf(form)
  const region = form.region.trim()
  return {
    ...(s3AddressIn(form.uri) === null ? { uri: words.s3UriProblem } : {}),
    ...(bucketOwner === null || /^\d{12}$/u.test(bucketOwner) ? {} : { bucketOwner: words.s3OwnerProblem }),
    ...(region === '' || isRegion(region) ? {} : { region: words.s3RegionProblem }),
  }
}
