import { describe, expect, it } from 'vitest'
import {
  draftProblems,
  emptyDraft,
  profileToAdd,
  secretProblems,
  secretToSend,
  type ProfileDraft,
} from '../../../../../src/renderer/features/settings/profile-draft.ts'
import { profileIdSchema } from '../../../../../src/shared/ids.ts'
import { newProfileSchema, newSecretSchema } from '../../../../../src/shared/profile.ts'

const keys: ProfileDraft = {
  ...emptyDraft,
  name: ' Work ',
  region: ' eu-central-1 ',
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG',
}
const apiKey: ProfileDraft = {
  ...keys,
  accessKeyId: '',
  secretAccessKey: '',
  apiKey: 'ABSKQmVkcm9ja0FQSUtleS1leGFtcGxl',
  keep: 'until-quit',
}
const role: ProfileDraft = {
  ...keys,
  sourceProfileId: profileIdSchema.parse('aws:work'),
  roleArn: ' arn:aws:iam::111122223333:role/team/Bedrock ',
  mfaSerial: 'arn:aws:iam::111122223333:mfa/anna',
  endpoints: { ...emptyDraft.endpoints, runtime: ' https://vpce-1.example.com ' },
}

describe('draftProblems', () => {
  it('names every field of a kind that is missing, and none of another kind', () => {
    expect({
      keys: Object.keys(draftProblems('app-keys', emptyDraft)).toSorted(),
      apiKey: Object.keys(draftProblems('app-api-key', emptyDraft)).toSorted(),
      role: Object.keys(draftProblems('app-role', { ...emptyDraft, sessionName: 'two words' })).toSorted(),
    }).toEqual({
      keys: ['accessKeyId', 'name', 'region', 'secretAccessKey'],
      apiKey: ['apiKey', 'name', 'region'],
      role: ['name', 'region', 'roleArn', 'sessionName', 'sourceProfileId'],
    })
  })

  it('has none for what main accepts', () => {
    expect([draftProblems('app-keys', keys), draftProblems('app-api-key', apiKey), draftProblems('app-role', role)]).toEqual([{}, {}, {}])
  })
})

describe('secretProblems', () => {
  it('asks for the session token of temporary keys alone', () => {
    const temporary = { ...keys, accessKeyId: 'ASIAIOSFODNN7EXAMPLE' }
    expect([
      Object.keys(secretProblems('app-keys', temporary)),
      secretProblems('app-keys', { ...temporary, sessionToken: 'token' }),
      secretProblems('app-keys', keys),
    ]).toEqual([['sessionToken'], {}, {}])
  })
})

describe('profileToAdd', () => {
  it('makes what main accepts of each kind, without the fields of the others', () => {
    const common = { name: 'Work', region: 'eu-central-1', endpoints: { runtime: null, controlPlane: null, agentRuntime: null } }
    const made = [profileToAdd('app-keys', keys), profileToAdd('app-api-key', apiKey), profileToAdd('app-role', role)]
    expect(made).toEqual([
      { kind: 'app-keys', ...common, accessKeyId: keys.accessKeyId, secretAccessKey: keys.secretAccessKey, keep: 'keychain' },
      { kind: 'app-api-key', ...common, apiKey: apiKey.apiKey, keep: 'until-quit' },
      {
        kind: 'app-role',
        ...common,
        endpoints: { ...common.endpoints, runtime: 'https://vpce-1.example.com' },
        sourceProfileId: 'aws:work',
        roleArn: 'arn:aws:iam::111122223333:role/team/Bedrock',
        mfaSerial: 'arn:aws:iam::111122223333:mfa/anna',
      },
    ])
    expect(made.map((profile) => newProfileSchema.safeParse(profile).success)).toEqual([true, true, true])
  })

  it('makes nothing while a field or an address cannot be used', () => {
    const bad = { ...keys, endpoints: { ...keys.endpoints, controlPlane: 'http://example.com' } }
    expect([profileToAdd('app-keys', emptyDraft), profileToAdd('app-keys', bad), profileToAdd('app-role', keys)]).toEqual([
      null,
      null,
      null,
    ])
  })
})

describe('secretToSend', () => {
  it('carries a session token only where one was typed', () => {
    const secret = { ...keys, sessionToken: ' token ' }
    expect([secretToSend('app-keys', secret), secretToSend('app-api-key', apiKey)]).toEqual([
      { kind: 'app-keys', accessKeyId: keys.accessKeyId, secretAccessKey: keys.secretAccessKey, sessionToken: 'token' },
      { kind: 'app-api-key', apiKey: apiKey.apiKey },
    ])
    expect(newSecretSchema.safeParse(secretToSend('app-keys', secret)).success).toBe(true)
  })

  it('is not asked for before the secret can be used', () => {
    expect([secretProblems('app-keys', keys), Object.keys(secretProblems('app-api-key', keys))]).toEqual([{}, ['apiKey']])
  })
})
