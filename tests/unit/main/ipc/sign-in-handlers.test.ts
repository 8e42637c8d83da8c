import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { AppProfile } from '../../../../src/main/credentials/app-profile.ts'
import { readAwsFiles } from '../../../../src/main/credentials/read-aws-files.ts'
import type { SsoSession } from '../../../../src/main/credentials/sso/identity-centers.ts'
import { signInHandlers } from '../../../../src/main/ipc/handlers/sign-in.ts'
import { ExpectedError } from '../../../../src/shared/expected-error.ts'
import { profileIdSchema } from '../../../../src/shared/ids.ts'
import { createTemporaryAwsFiles, type TemporaryAwsFiles } from '../../../support/temporary-aws-files.ts'
import { anAppProfile, createTestConnections } from '../../../support/test-connections.ts'

const signInId = 'a3bb189e-8bf9-4888-9912-ace4e6543002'
const config = `[sso-session work]
sso_start_url = https://work.awsapps.com/start
sso_region = eu-west-1
[profile direct]
sso_session = work
[profile keys]
aws_access_key_id = a
aws_secret_access_key = b
`
const sso = {
  startUrl: 'https://home.awsapps.com/start',
  region: 'us-east-1',
  sessionName: 'home',
  accountId: '111122223333',
  roleName: 'r',
}
const role = (id: string, sourceProfileId: string): AppProfile =>
  anAppProfile({ id, name: 'My role', kind: 'app-role', role: { sourceProfileId, roleArn: 'arn:aws:iam::111122223333:role/r' } })
const appProfiles = [
  anAppProfile({ id: 'app:11111111-1111-4111-8111-111111111111', name: 'Home', kind: 'app-sso', sso }),
  role('app:22222222-2222-4222-8222-222222222222', 'app:11111111-1111-4111-8111-111111111111'),
  role('app:33333333-3333-4333-8333-333333333333', 'aws:direct'),
  role('app:44444444-4444-4444-8444-444444444444', 'app:44444444-4444-4444-8444-444444444444'),
  anAppProfile({ id: 'app:55555555-5555-4555-8555-555555555555', name: 'Keys' }),
]

let files: TemporaryAwsFiles

beforeEach(async () => {
  files = await createTemporaryAwsFiles()
  await files.write({ config })
})
afterEach(() => files.remove())

const open = () => {
  const calls: unknown[] = []
  const note =
    <Value>(name: string, value: Value) =>
    (...given: readonly unknown[]): Value => {
      calls.push([name, ...given.filter((argument) => !(argument instanceof AbortSignal))])
      return value
    }
  const handlers = signInHandlers({
    signIns: {
      start: note('start', signInId),
      cancel: note('cancel', undefined),
      openPage: note('openPage', Promise.resolve()),
      accounts: note('accounts', Promise.resolve([{ accountId: '111122223333', name: 'a', email: '' }])),
      roles: note('roles', Promise.resolve(['ReadOnly'])),
    },
    readFiles: () => readAwsFiles(files.paths),
    identityCenterOf: createTestConnections({ homeFolder: files.homeFolder, appProfiles }).identityCenterOf,
    findAppProfile: (profileId) => appProfiles.find(({ id }) => id === profileId) ?? null,
    codeQuestions: { answer: note('answer', undefined) },
  })
  return { handlers, calls }
}
const work: SsoSession = { startUrl: 'https://work.awsapps.com/start', region: 'eu-west-1', cacheKey: 'work' }
const home: SsoSession = { startUrl: sso.startUrl, region: sso.region, cacheKey: 'home' }

describe('the sign-in handlers', () => {
  it.each([
    ['aws:direct', work],
    ['app:11111111-1111-4111-8111-111111111111', home],
    ['app:22222222-2222-4222-8222-222222222222', home],
    ['app:33333333-3333-4333-8333-333333333333', work],
  ])('start where %s signs in', async (profileId, session) => {
    const { handlers, calls } = open()
    const started = await handlers['signIn.start']({ target: { profileId: profileIdSchema.parse(profileId) }, method: 'browser' })
    expect([started, calls]).toEqual([{ signInId }, [['start', session, 'browser']]])
  })

  it('start for a page that was typed, with the sso-session that has it', async () => {
    const { handlers, calls } = open()
    await handlers['signIn.start']({ target: { startUrl: 'https://work.awsapps.com/start/', region: 'eu-west-1' }, method: 'device' })
    await handlers['signIn.start']({ target: { startUrl: 'https://new.awsapps.com/start', region: 'eu-west-1' }, method: 'device' })
    const typed = { startUrl: 'https://new.awsapps.com/start', region: 'eu-west-1', cacheKey: 'https://new.awsapps.com/start' }
    expect(calls).toEqual([
      ['start', work, 'device'],
      ['start', typed, 'device'],
    ])
  })

  it.each([
    ['aws:keys', 'keys'],
    ['aws:gone', 'gone'],
    ['app:44444444-4444-4444-8444-444444444444', 'My role'],
    ['app:55555555-5555-4555-8555-555555555555', 'Keys'],
  ])('say that %s has no start page', async (profileId, name) => {
    const { handlers, calls } = open()
    const started = Promise.resolve(
      handlers['signIn.start']({ target: { profileId: profileIdSchema.parse(profileId) }, method: 'browser' }),
    )
    const words = await started.catch((error: unknown) => (error instanceof ExpectedError ? error.userFacing : error))
    expect([words, calls]).toEqual([
      expect.objectContaining({ code: 'no-identity-center', title: `The profile ${name} does not use IAM Identity Center` }),
      [],
    ])
  })

  it('pass on the rest', async () => {
    const { handlers, calls } = open()
    const answers = [
      await handlers['signIn.cancel']({ signInId }),
      await handlers['signIn.openPage']({ signInId }),
      await handlers['signIn.accounts']({ signInId }),
      await handlers['signIn.roles']({ signInId, accountId: '111122223333' }),
      await handlers['signIn.known']({}),
      await handlers['code.answer']({ questionId: signInId, code: '123456' }),
    ]
    expect({ answers, calls }).toEqual({
      answers: [
        null,
        null,
        [{ accountId: '111122223333', name: 'a', email: '' }],
        ['ReadOnly'],
        [{ startUrl: 'https://work.awsapps.com/start', region: 'eu-west-1' }],
        null,
      ],
      calls: [
        ['cancel', signInId],
        ['openPage', signInId],
        ['accounts', signInId],
        ['roles', signInId, '111122223333'],
        ['answer', signInId, '123456'],
      ],
    })
  })
})
