import type { ProfileId } from '../../../shared/ids.ts'
import { profilesMessages as words } from '../../../shared/messages/profiles.ts'
import { settingsMessages } from '../../../shared/messages/settings.ts'
import type { NewProfile, NewSecret } from '../../../shared/profile.ts'
import { isRegion } from '../../state/region.ts'
import { areEndpointsUsable, endpointsToSend, type EndpointTexts } from './endpoints.ts'

export type SecretTexts = Readonly<Record<'accessKeyId' | 'secretAccessKey' | 'sessionToken' | 'apiKey', string>>
export type Keep = 'keychain' | 'until-quit'

/** The form as typed. What was typed for one kind stays while another is looked at. */
export type ProfileDraft = SecretTexts & {
  readonly name: string
  readonly region: string
  readonly endpoints: EndpointTexts
  readonly keep: Keep
  readonly sourceProfileId: ProfileId | null
  readonly roleArn: string
  readonly externalId: string
  readonly mfaSerial: string
  readonly sessionName: string
}
export type TypedKind = 'app-keys' | 'app-api-key' | 'app-role'
export type SecretKind = NewSecret['kind']
export type Problems = Readonly<Partial<Record<keyof ProfileDraft, string>>>

export const emptySecret: SecretTexts = { accessKeyId: '', secretAccessKey: '', sessionToken: '', apiKey: '' }
export const emptyDraft: ProfileDraft = {
  ...emptySecret,
  name: '',
  region: '',
  endpoints: { runtime: '', controlPlane: '', agentRuntime: '' },
  keep: 'keychain',
  sourceProfileId: null,
  roleArn: '',
  externalId: '',
  mfaSerial: '',
  sessionName: '',
}

/** Why each field of a secret cannot be used yet; empty when all can. */
export const secretProblems = (kind: SecretKind, secret: SecretTexts): Problems => {
  if (kind === 'app-api-key') return secret.apiKey.trim().length >= 16 ? {} : { apiKey: words.apiKeyProblem }
  return {
    ...(/^[A-Z0-9]{16,128}$/u.test(secret.accessKeyId.trim()) ? {} : { accessKeyId: settingsMessages.accessKeyIdProblem }),
    ...(secret.secretAccessKey.trim().length >= 16 ? {} : { secretAccessKey: settingsMessages.secretAccessKeyProblem }),
    ...(secret.accessKeyId.trim().startsWith('ASIA') && secret.sessionToken.trim() === ''
      ? { sessionToken: settingsMessages.sessionTokenProblem }
      : {}),
  }
}

const roleProblems = (draft: ProfileDraft): Problems => ({
  ...(draft.sourceProfileId === null ? { sourceProfileId: words.sourceProblem } : {}),
  ...(/^arn:aws[a-z-]*:iam::\d{12}:role\/[\w+=,.@/-]{1,1024}$/u.test(draft.roleArn.trim()) ? {} : { roleArn: words.roleArnProblem }),
  ...(/^([\w+=,.@-]{2,64})?$/u.test(draft.sessionName.trim()) ? {} : { sessionName: words.sessionNameProblem }),
})

export const nameAndRegionProblems = ({ name, region }: Pick<ProfileDraft, 'name' | 'region'>): Problems => ({
  ...(name.trim() === '' ? { name: settingsMessages.required } : {}),
  ...(isRegion(region) ? {} : { region: words.regionProblem }),
})

/** Why each field cannot be used yet, in words; empty when all can. The addresses say so themselves, while they are typed. */
export const draftProblems = (kind: TypedKind, draft: ProfileDraft): Problems => ({
  ...nameAndRegionProblems(draft),
  ...(kind === 'app-role' ? roleProblems(draft) : secretProblems(kind, draft)),
})

const isUsable = (kind: TypedKind, draft: ProfileDraft): boolean =>
  Object.keys(draftProblems(kind, draft)).length === 0 && areEndpointsUsable(draft.endpoints)

const isTyped = (text: string): boolean => text.trim() !== ''

export const secretToSend = (kind: SecretKind, secret: SecretTexts): NewSecret =>
  kind === 'app-api-key'
    ? { kind, apiKey: secret.apiKey.trim() }
    : {
        kind,
        accessKeyId: secret.accessKeyId.trim(),
        secretAccessKey: secret.secretAccessKey.trim(),
        ...(isTyped(secret.sessionToken) ? { sessionToken: secret.sessionToken.trim() } : {}),
      }

/** Null while something is missing. */
export const profileToAdd = (kind: TypedKind, draft: ProfileDraft): NewProfile | null => {
  if (!isUsable(kind, draft)) return null
  const common = { name: draft.name.trim(), region: draft.region.trim(), endpoints: endpointsToSend(draft.endpoints) }
  if (kind !== 'app-role') return { ...secretToSend(kind, draft), ...common, keep: draft.keep }
  const { sourceProfileId } = draft
  if (sourceProfileId === null) return null
  return {
    kind,
    ...common,
    sourceProfileId,
    roleArn: draft.roleArn.trim(),
    ...(isTyped(draft.externalId) ? { externalId: draft.externalId.trim() } : {}),
    ...(isTyped(draft.mfaSerial) ? { mfaSerial: draft.mfaSerial.trim() } : {}),
    ...(isTyped(draft.sessionName) ? { sessionName: draft.sessionName.trim() } : {}),
  }
}
