import type { Endpoints } from '../shared/profile.ts'

export type AwsCredentials = {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken?: string
  readonly expiration?: Date
}

/** Who a request is from: signed with keys, or carrying a Bedrock API key. Asked before each request, and may wait for a provider or a person. */
export type AwsIdentity =
  | { readonly type: 'keys'; readonly credentials: () => Promise<AwsCredentials> }
  | { readonly type: 'api-key'; readonly token: () => Promise<string> }

/** Where a request goes and who it is from. An endpoint that is null is AWS's own for the region. */
export type AwsConnection = {
  readonly profileId: string
  readonly profileName: string
  readonly isDemo: boolean
  readonly region: string
  readonly endpoints: Endpoints
  readonly identity: AwsIdentity
}
