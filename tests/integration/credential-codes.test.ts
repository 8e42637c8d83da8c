import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createCodeQuestions } from '../../src/main/credentials/code-questions.ts'
import type { CodeQuestion } from '../../src/shared/sign-in.ts'
import { startStsServer, type StsServer } from '../support/aws/sts-server.ts'
import { setProcessEnvironment } from '../support/process-environment.ts'
import { createTemporaryAwsFiles, type TemporaryAwsFiles } from '../support/temporary-aws-files.ts'
import { anAppProfile, appProfileId, createTestConnections, failureOf, keysOf, staticKeys } from '../support/test-connections.ts'

const device = 'arn:aws:iam::111122223333:mfa/ada'
const roleArn = 'arn:aws:iam::111122223333:role/Deploy'
const config = `[profile a]\nregion = us-east-1\nrole_arn = ${roleArn}\nsource_profile = base\nmfa_serial = ${device}\n`
const start = Date.parse('2026-06-01T00:00:00Z')

let files: TemporaryAwsFiles
let sts: StsServer
let restore: () => void
let time: number

beforeEach(async () => {
  time = start
  files = await createTemporaryAwsFiles()
  sts = await startStsServer({ mfaCodes: ['111111', '222222'], roles: { [roleArn]: { needsCode: true } }, now: () => time })
  restore = setProcessEnvironment({ AWS_ENDPOINT_URL_STS: sts.url })
  await files.write({ config, credentials: staticKeys('base', 'AKIDBASE') })
})
afterEach(async () => {
  restore()
  await sts.close()
  await files.remove()
})

/** A person who answers each question with the next of `codes`; null is a refusal. */
const openWorld = (codes: readonly (string | null)[], limitMs?: number) => {
  const asked: { readonly profileName: string; readonly serial: string; readonly problem: string | null }[] = []
  const left = [...codes]
  const pushed: (CodeQuestion | null)[] = []
  const questions = createCodeQuestions({
    push: (question) => {
      pushed.push(question)
      if (question === null) return
      const { questionId, profileName, serial, problem } = question
      asked.push({ profileName, serial, problem })
      const code = left.shift()
      if (code !== undefined) setImmediate(() => questions.answer(questionId, code))
    },
    ...(limitMs === undefined ? {} : { limitMs }),
  })
  const appProfiles = [anAppProfile({ kind: 'app-role', name: 'Own', role: { sourceProfileId: 'aws:base', roleArn, mfaSerial: device } })]
  const connections = createTestConnections({ homeFolder: files.homeFolder, askForCode: questions.ask, appProfiles, now: () => time })
  const credentials = async (profileId = 'aws:a') => keysOf(await connections.connect(profileId, { region: '' }))
  return { ...connections, asked, pushed, questions, credentials }
}
const codesSent = (): readonly (string | undefined)[] => sts.requests.map(({ parameters }) => parameters['TokenCode'])
const question = (profileName: string, problem: string | null = null) => ({ profileName, serial: device, problem })
const wrong = 'The code was not accepted. Wait for the next one; each code works once.'

describe('a role that wants a one-time code', () => {
  it.each([
    ['aws:a', 'a'],
    [appProfileId, 'Own'],
  ])('is assumed with the code that a person gives for %s', async (profileId, name) => {
    const { credentials, asked, pushed } = openWorld(['111111'])
    const { accessKeyId } = await credentials(profileId)
    expect({ accessKeyId, asked, sent: codesSent(), last: pushed.at(-1) }).toEqual({
      accessKeyId: 'ASIASESSION000000001',
      asked: [question(name)],
      sent: ['111111'],
      last: null,
    })
  })

  it('asks again when the code was wrong, and says so', async () => {
    const { credentials, asked } = openWorld(['999999', 'letters', '111111'])
    await credentials()
    expect([asked, codesSent()]).toEqual([
      [question('a'), question('a', wrong), question('a', wrong)],
      ['999999', 'letters', '111111'],
    ])
  })

  it('gives up after five wrong codes', async () => {
    const { credentials, asked } = openWorld(Array.from({ length: 20 }, () => '999999'))
    const failure = await failureOf(credentials())
    expect([failure.code, asked.length, codesSent().length]).toEqual(['mfa-failed', 5, 5])
  })

  it('asks once for requests side by side', async () => {
    const { credentials, asked } = openWorld(['111111'])
    const found = await Promise.all([credentials(), credentials(), credentials()])
    expect([new Set(found.map(({ accessKeyId }) => accessKeyId)).size, asked.length]).toEqual([1, 1])
  })

  it('keeps the session until it ends, and never the code', async () => {
    const { credentials, asked, stateOf } = openWorld(['111111', '222222'])
    await credentials()
    time += 59 * 60_000
    await credentials()
    const before = asked.length
    const state = await stateOf('aws:a')
    time += 60_000
    await credentials()
    expect({ before, state, sent: codesSent() }).toEqual({
      before: 1,
      state: { profileId: 'aws:a', status: 'ready', expiresAt: start + 3_600_000, renews: false },
      sent: ['111111', '222222'],
    })
  })

  it('does not ask again when another profile of the file changes', async () => {
    const { credentials, asked } = openWorld(['111111', '222222'])
    await credentials()
    await files.write({ credentials: `${staticKeys('base', 'AKIDBASE')}${staticKeys('other', 'AKIDOTHER')}` })
    await credentials()
    const before = asked.length
    await files.write({ credentials: staticKeys('base', 'AKIDNEW') })
    await credentials()
    expect([before, asked.length, sts.requests.map(({ accessKeyId }) => accessKeyId)]).toEqual([1, 2, ['AKIDBASE', 'AKIDNEW']])
  })

  it('says that no code was given, and asks again the next time', async () => {
    const { credentials, asked, states } = openWorld([null, '111111'])
    const failure = await failureOf(credentials())
    await credentials()
    expect({ code: failure.code, retryable: failure.retryable, remedies: failure.remedies, asked: asked.length, states }).toEqual({
      code: 'code-cancelled',
      retryable: true,
      remedies: ['retry', 'choose-profile'],
      asked: 2,
      states: [
        { profileId: 'aws:a', status: 'unknown', expiresAt: null, renews: false },
        { profileId: 'aws:a', status: 'ready', expiresAt: start + 3_600_000, renews: false },
      ],
    })
  })

  it('says that the question waited too long', async () => {
    const { credentials, pushed } = openWorld([], 20)
    expect([(await failureOf(credentials())).code, pushed.length, pushed.at(-1)]).toEqual(['code-expired', 2, null])
  })

  it('asks for no code when the source has no keys', async () => {
    await files.write({ config: `${config}[profile base]\ncredential_process = exit 1\n`, credentials: '' })
    const { credentials, asked } = openWorld(['111111'])
    expect([(await failureOf(credentials())).code, asked.length]).toEqual(['credential-process-failed', 0])
  })

  it('says that the device is not the one that is registered', async () => {
    sts.refuseNext({
      status: 403,
      code: 'AccessDenied',
      message: 'MultiFactorAuthentication failed, unable to validate MFA code.  Please verify your MFA serial number is valid',
    })
    const { credentials } = openWorld(['111111'])
    expect((await failureOf(credentials())).code).toBe('mfa-failed')
  })
})
