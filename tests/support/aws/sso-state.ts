import { randomBytes } from 'node:crypto'

export class Refusal extends Error {
  readonly status: number
  readonly type: string
  readonly description: string
  readonly oauthError: string

  constructor(status: number, type: string, description: string, oauthError = 'invalid_request') {
    super(description)
    this.status = status
    this.type = type
    this.description = description
    this.oauthError = oauthError
  }
}

type SsoAccount = { readonly accountId: string; readonly accountName: string; readonly emailAddress: string }

export type SsoKnobs = {
  accounts: readonly SsoAccount[]
  /** Names by account id. */
  roles: Readonly<Record<string, readonly string[]>>
  tokenSeconds: number
  /** Of the keys of a role. */
  credentialsSeconds: number
  refreshWorks: boolean
  pageSize: number
  intervalSeconds: number
  /** Answers every device that waits now; `slowDown` asks the next poll to come less often. */
  readonly approveDevice: () => void
  readonly denyDevice: () => void
  readonly expireDevice: () => void
  readonly slowDown: () => void
  /** Ends all access tokens, as an administrator would. */
  readonly expireTokens: () => void
  /** Forgets all clients. */
  readonly forgetClients: () => void
}

type Client = {
  readonly clientSecret: string
  readonly grantTypes: readonly string[]
  readonly redirectUris: readonly string[]
  readonly expiresAt: number
}
type Authorization = { readonly clientId: string; readonly redirectUri: string; readonly challenge: string; readonly state: string }
export type Device = { readonly clientId: string; readonly userCode: string; status: 'pending' | 'approved' | 'denied' | 'expired' }

/** What the server remembers. Secrets carry the word canary, so that a test can look for them where they must not be. */
export const createSsoState = (given: Partial<SsoKnobs>, now: () => number) => {
  const secrets: string[] = []
  const devices = new Map<string, Device>()
  const clients = new Map<string, Client>()
  const accessTokens = new Map<string, { readonly expiresAt: number }>()
  const pending = { slowDowns: 0 }
  const answerDevices = (status: Device['status']) => (): void => {
    for (const device of devices.values()) if (device.status === 'pending') device.status = status
  }
  const knobs: SsoKnobs = {
    accounts: [
      { accountId: '111122223333', accountName: 'Production', emailAddress: 'production@example.com' },
      { accountId: '222233334444', accountName: 'Development', emailAddress: 'development@example.com' },
      { accountId: '333344445555', accountName: 'audit', emailAddress: 'audit@example.com' },
    ],
    roles: { '111122223333': ['ReadOnly', 'Administrator', 'BedrockUser'], '222233334444': ['Developer'], '333344445555': [] },
    tokenSeconds: 28_800,
    credentialsSeconds: 3600,
    refreshWorks: true,
    pageSize: 2,
    intervalSeconds: 5,
    approveDevice: answerDevices('approved'),
    denyDevice: answerDevices('denied'),
    expireDevice: answerDevices('expired'),
    slowDown: () => {
      pending.slowDowns += 1
    },
    expireTokens: () => accessTokens.clear(),
    forgetClients: () => clients.clear(),
    ...given,
  }
  return {
    url: 'http://127.0.0.1',
    knobs,
    now,
    secrets,
    clients,
    devices,
    accessTokens,
    pending,
    /** By ticket, until a person has decided. */
    authorizations: new Map<string, Authorization>(),
    codes: new Map<string, Authorization>(),
    /** The client that each belongs to. */
    refreshTokens: new Map<string, string>(),
    newSecret: (name: string): string => {
      const secret = `${name}-canary-${randomBytes(18).toString('base64url')}`
      secrets.push(secret)
      return secret
    },
  }
}

export type SsoState = ReturnType<typeof createSsoState>
