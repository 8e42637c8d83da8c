import { settingsMessages as words } from '../../../shared/messages/settings.ts'
import type { AccessKeys } from '../../../shared/profile.ts'
import { isRegion } from '../../state/region.ts'

/** The form as typed. */
export type KeysDraft = Readonly<Record<'name' | 'region' | 'accessKeyId' | 'secretAccessKey' | 'sessionToken', string>> & {
  readonly keep: AccessKeys['keep']
}
export type KeysProblems = Readonly<Partial<Record<keyof KeysDraft, string>>>

export const emptyKeys: KeysDraft = { name: '', region: '', accessKeyId: '', secretAccessKey: '', sessionToken: '', keep: 'keychain' }

/** Why each field cannot be used yet, in words; empty when all can. Main checks again. */
export const keysProblems = (keys: KeysDraft): KeysProblems => ({
  ...(keys.name.trim() === '' ? { name: words.required } : {}),
  ...(isRegion(keys.region) ? {} : { region: words.regionProblem }),
  ...(/^[A-Z0-9]{16,128}$/u.test(keys.accessKeyId.trim()) ? {} : { accessKeyId: words.accessKeyIdProblem }),
  ...(keys.secretAccessKey.trim().length >= 16 ? {} : { secretAccessKey: words.secretAccessKeyProblem }),
})

export const keysToSend = ({ sessionToken, region, ...keys }: KeysDraft): AccessKeys => ({
  ...keys,
  region: region.trim(),
  ...(sessionToken.trim() === '' ? {} : { sessionToken: sessionToken.trim() }),
})
