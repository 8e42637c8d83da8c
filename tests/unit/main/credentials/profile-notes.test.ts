import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { AppProfile } from '../../../../src/main/credentials/app-profile.ts'
import { listProfiles } from '../../../../src/main/credentials/list-profiles.ts'
import { createTemporaryAwsFiles, type TemporaryAwsFiles } from '../../../support/temporary-aws-files.ts'
import { anAppProfile, appProfileId } from '../../../support/test-connections.ts'

let files: TemporaryAwsFiles

beforeEach(async () => {
  files = await createTemporaryAwsFiles()
})
afterEach(() => files.remove())

const list = (environment: Readonly<Record<string, string>> = {}, appProfiles: readonly AppProfile[] = []) =>
  listProfiles({ environment, homeFolder: files.homeFolder, appProfiles })
const keys = 'aws_access_key_id = AKIDEXAMPLE\naws_secret_access_key = secret\n'
const role = (name: string): string => `role_arn = arn:aws:iam::111122223333:role/team/${name}\n`
const device = 'mfa_serial = arn:aws:iam::111122223333:mfa/ada\n'

describe('what a profile does', () => {
  const noteOf = async (name: string) => {
    const found = (await list()).profiles.find((profile) => profile.name === name)
    return { signIn: found?.signIn, asksForCode: found?.asksForCode, note: found?.note }
  }
  it.each([
    ['', { signIn: 'none', asksForCode: false, note: null }],
    [`${role('Deploy')}source_profile = base\n`, { signIn: 'none', asksForCode: false, note: 'role Deploy in 111122223333 through base' }],
    [
      `${role('Deploy')}source_profile = mid\n`,
      { signIn: 'none', asksForCode: true, note: 'role Deploy in 111122223333 through mid, base' },
    ],
    [
      `${role('Deploy')}source_profile = sso\n`,
      { signIn: 'identity-center', asksForCode: false, note: 'role Deploy in 111122223333 through sso' },
    ],
    [`${role('Deploy')}${device}source_profile = gone\n`, { signIn: 'none', asksForCode: true, note: 'role Deploy in 111122223333' }],
    [
      `${role('Deploy')}credential_source = EcsContainer\n`,
      { signIn: 'none', asksForCode: false, note: 'role Deploy in 111122223333 with keys from the container' },
    ],
    [
      `${role('Deploy')}web_identity_token_file = /t\n`,
      { signIn: 'none', asksForCode: false, note: 'role Deploy in 111122223333 with an identity token' },
    ],
    ['login_session = arn:aws:iam::1:user/u\n', { signIn: 'command', asksForCode: false, note: null }],
    [
      'sso_session = corp\nsso_account_id = 444455556666\nsso_role_name = Admin\n',
      { signIn: 'identity-center', asksForCode: false, note: 'role Admin in 444455556666' },
    ],
    ['credential_process = keys --password hunter2\n', { signIn: 'none', asksForCode: false, note: null }],
  ])('is told for %j', async (lines, expected) => {
    const others = `[profile mid]\n${role('Mid')}${device}source_profile = base\n[profile sso]\nsso_session = corp\n`
    await files.write({ config: `[profile a]\n${lines}${others}`, credentials: `[base]\n${keys}` })
    expect(await noteOf('a')).toEqual(expected)
  })

  it('ends where profiles name each other', async () => {
    await files.write({ config: `[profile a]\n${role('A')}source_profile = b\n[profile b]\n${role('B')}source_profile = a\n` })
    expect(await noteOf('a')).toEqual({ signIn: 'none', asksForCode: false, note: 'role A in 111122223333 through b' })
  })

  it.each([
    [{}, null],
    [{ AWS_ACCESS_KEY_ID: 'AKID' }, null],
    [{ AWS_ACCESS_KEY_ID: 'AKID', AWS_SECRET_ACCESS_KEY: 's' }, 'keys in the environment'],
    [{ AWS_BEARER_TOKEN_BEDROCK: 'key', AWS_ACCESS_KEY_ID: 'AKID', AWS_SECRET_ACCESS_KEY: 's' }, 'Bedrock API key in the environment'],
    [{ AWS_WEB_IDENTITY_TOKEN_FILE: '/t', AWS_ROLE_ARN: 'arn:aws:iam::1:role/r' }, 'role r in 1 with an identity token'],
    [{ AWS_CONTAINER_CREDENTIALS_FULL_URI: 'http://127.0.0.1/' }, 'keys of this container'],
  ])('is told of the environment %j', async (environment, note) => {
    const found = (await list({ ...environment, AWS_DEFAULT_REGION: 'eu-west-1' })).profiles
    expect(found.map((profile) => [profile.id, profile.region, profile.note])).toEqual(
      note === null ? [] : [['environment', 'eu-west-1', note]],
    )
  })

  it('is told of a profile of the app, through the profile that it uses', async () => {
    await files.write({ config: '[profile sso]\nsso_session = corp\n' })
    const [, made] = (
      await list({}, [
        anAppProfile({
          kind: 'app-role',
          endpoints: { runtime: 'https://vpce.example', controlPlane: null, agentRuntime: null },
          role: { sourceProfileId: 'aws:sso', roleArn: 'arn:aws:iam::111122223333:role/Deploy', mfaSerial: 'GAHT12345678' },
        }),
      ])
    ).profiles
    expect(made).toEqual({
      id: appProfileId,
      name: 'Mine',
      kind: 'app-role',
      region: 'us-east-1',
      signIn: 'identity-center',
      asksForCode: true,
      note: 'role Deploy in 111122223333 through sso',
      endpoints: { runtime: 'https://vpce.example', controlPlane: null, agentRuntime: null },
    })
  })

  it('leaves out addresses that will be refused, since they may hold a password', async () => {
    await files.write({ config: '[profile a]\nendpoint_url = https://ada:hunter2@proxy.example\n' })
    expect(JSON.stringify(await list())).not.toContain('hunter2')
  })
})
