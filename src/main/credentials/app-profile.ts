import type { Endpoints } from '../../shared/profile.ts'

/** A profile made in the app, as it is needed to connect. Its secret is in the keychain or in memory. */
export type AppProfile = {
  readonly id: string
  readonly name: string
  readonly kind: 'app-keys' | 'app-role' | 'app-api-key' | 'app-sso'
  readonly region: string
  readonly secretSaved: boolean
  readonly endpoints: Endpoints
  readonly role: {
    readonly sourceProfileId: string
    readonly roleArn: string
    readonly externalId?: string | undefined
    readonly mfaSerial?: string | undefined
    readonly sessionName?: string | undefined
  } | null
  readonly sso: {
    readonly startUrl: string
    readonly region: string
    readonly sessionName: string
    readonly accountId: string
    readonly roleName: string
  } | null
}

export type FindAppProfile = (profileId: string) => AppProfile | null
