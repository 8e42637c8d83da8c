import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startStsServer, type StsServer } from '../support/aws/sts-server.ts'
import { setProcessEnvironment } from '../support/process-environment.ts'
import { createTemporaryAwsFiles, type TemporaryAwsFiles } from '../support/temporary-aws-files.ts'
import { createTestConnections, failureOf, keysOf, staticKeys } from '../support/test-connections.ts'

const role = 'role_arn = arn:aws:iam::111122223333:role/Deploy\n'
const start = 'sso_region = eu-west-1\nsso_start_url = https://x.awsapps.com/start\n'

let files: TemporaryAwsFiles
let sts: StsServer
let restore: () => void

beforeEach(async () => {
  files = await createTemporaryAwsFiles()
  sts = await startStsServer({ roles: { 'arn:aws:iam::111122223333:role/Closed': { externalId: 'other' } } })
  restore = setProcessEnvironment({
    HOME: files.homeFolder,
    AWS_CONFIG_FILE: files.paths.configFile,
    AWS_ENDPOINT_URL_STS: sts.url,
    AWS_LOGIN_CACHE_DIRECTORY: files.homeFolder,
  })
})
afterEach(async () => {
  restore()
  await sts.close()
  await files.remove()
})

type Row = { readonly name: string; readonly lines: string; readonly code: string; readonly title: string; readonly command?: string }
const usual = ['retry', 'choose-profile', 'run-doctor']

const rows: readonly (Row & { readonly remedies?: readonly string[] })[] = [
  {
    name: 'an SSO session that was never signed in',
    lines: `sso_session = corp\nsso_account_id = 111122223333\nsso_role_name = r\n[sso-session corp]\n${start}`,
    code: 'sign-in-needed',
    title: 'You are not signed in with the profile a',
    remedies: ['sign-in', ...usual],
  },
  {
    name: 'SSO the old way that was never signed in',
    lines: `sso_account_id = 111122223333\nsso_role_name = r\n${start}`,
    code: 'sign-in-needed',
    title: 'You are not signed in with the profile a',
    remedies: ['sign-in', ...usual],
  },
  {
    name: 'a role whose source was never signed in',
    lines: `${role}source_profile = s\n[profile s]\nsso_account_id = 111122223333\nsso_role_name = r\n${start}`,
    code: 'sign-in-needed',
    title: 'You are not signed in with the profile a',
    remedies: ['sign-in', ...usual],
  },
  {
    name: 'an SSO profile without its role',
    lines: `sso_account_id = 111122223333\n${start}`,
    code: 'profile-incomplete',
    title: 'The sign-in settings of the profile a are incomplete',
  },
  {
    name: 'an SSO session that does not exist',
    lines: 'sso_session = nowhere\nsso_account_id = 111122223333\nsso_role_name = r\n',
    code: 'profile-incomplete',
    title: 'The sign-in settings of the profile a are incomplete',
  },
  {
    name: 'a login session that was never signed in',
    lines: 'login_session = arn:aws:iam::111122223333:user/u\n',
    code: 'sign-in-needed',
    title: 'You are not signed in with the profile a',
    command: 'aws login --profile a',
  },
  {
    name: 'a role whose source needs aws login',
    lines: `${role}source_profile = it's me\n[profile it's me]\nlogin_session = arn:aws:iam::111122223333:user/u\n`,
    code: 'sign-in-needed',
    title: 'You are not signed in with the profile a',
    command: `aws login --profile 'it'\\''s me'`,
  },
  { name: 'a profile without keys', lines: '', code: 'profile-incomplete', title: 'The profile a has no keys' },
  {
    name: 'a source profile that does not exist',
    lines: `${role}source_profile = nowhere\n`,
    code: 'profile-incomplete',
    title: 'The profile a takes its keys from nowhere, which was not found',
  },
  {
    name: 'profiles that name each other',
    lines: `${role}source_profile = b\n[profile b]\n${role}source_profile = a\n`,
    code: 'profile-incomplete',
    title: 'The profile a takes its keys from itself',
  },
  {
    name: 'a web identity whose token file is gone',
    lines: `${role}web_identity_token_file = /nonexistent/token\n`,
    code: 'web-identity-failed',
    title: 'The identity token of the profile a was not accepted',
  },
  {
    name: 'a web identity that is refused',
    lines: `${role}web_identity_token_file = TOKEN\n`,
    code: 'web-identity-failed',
    title: 'The identity token of the profile a was not accepted',
  },
  {
    name: 'a role that may not be assumed',
    lines: 'role_arn = arn:aws:iam::111122223333:role/Closed\nsource_profile = base\n',
    code: 'role-refused',
    title: 'AWS refused the role of the profile a',
  },
  {
    name: 'a role whose source has expired',
    lines: `${role}source_profile = old\n`,
    code: 'keys-expired',
    title: 'The keys of the profile a have expired',
  },
  {
    name: 'a role whose source AWS does not know',
    lines: `${role}source_profile = unknown\n`,
    code: 'keys-invalid',
    title: 'AWS does not know the keys of the profile a',
  },
  {
    name: 'a role with keys from an environment without any',
    lines: `${role}credential_source = Environment\n`,
    code: 'environment-failed',
    title: 'No keys could be got from where the profile a looks for them',
  },
  {
    name: 'a role with keys from somewhere unheard of',
    lines: `${role}credential_source = Moon\n`,
    code: 'environment-failed',
    title: 'No keys could be got from where the profile a looks for them',
  },
  {
    name: 'a program that is not there',
    lines: 'credential_process = /nonexistent/keys --password hunter2\n',
    code: 'credential-process-missing',
    title: 'The program that provides the keys of a was not found',
  },
]

describe('a failure to get keys', () => {
  const failWith = async (lines: string) => {
    const credentials = staticKeys('base', 'AKIDBASE') + staticKeys('old', 'EXPIREDKEY') + staticKeys('unknown', 'UNKNOWNKEY')
    const token = join(files.homeFolder, 'token')
    await writeFile(token, 'header.payload.signature')
    await files.write({ config: `[profile a]\nregion = us-east-1\n${lines.replace('TOKEN', token)}`, credentials })
    const connections = createTestConnections({ homeFolder: files.homeFolder, environment: process.env })
    const failure = await failureOf(keysOf(await connections.connect('aws:a', { region: '' })))
    return { failure, state: await connections.stateOf('aws:a') }
  }

  it.each(rows)('of $name is told with the next step', async ({ lines, code, title, command, remedies = usual }) => {
    const { failure, state } = await failWith(lines)
    expect({
      code: failure.code,
      title: failure.title,
      remedies: failure.remedies,
      context: failure.context,
      status: state.status,
      quoted: /111122223333|AKIDBASE|EXPIREDKEY|UNKNOWNKEY|hunter2/u.test(JSON.stringify(failure)),
    }).toEqual({
      code,
      title,
      remedies,
      context: { profileId: 'aws:a', ...(command === undefined ? {} : { command }) },
      status: code === 'sign-in-needed' ? code : 'failed',
      quoted: false,
    })
  })

  it('of the network is told as one', async () => {
    await sts.close()
    expect((await failWith(`${role}source_profile = base\n`)).failure).toMatchObject({
      code: 'network-failed',
      title: 'AWS could not be reached to get keys for the profile a',
    })
  })

  it('leaves the credentials of other profiles alone', async () => {
    await failWith('')
    const connections = createTestConnections({ homeFolder: files.homeFolder })
    expect((await keysOf(await connections.connect('aws:base', { region: 'us-east-1' }))).accessKeyId).toBe('AKIDBASE')
  })
})
