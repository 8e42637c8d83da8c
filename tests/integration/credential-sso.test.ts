import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readToken, writeToken } from '../../src/main/credentials/sso/token-cache.ts'
import { openSignInWorld, type SignInWorld } from '../support/aws/sign-in-world.ts'
import { approveInBrowser } from '../support/aws/sso-server.ts'
import { setProcessEnvironment } from '../support/process-environment.ts'
import { createTestConnections, failureOf, keysOf } from '../support/test-connections.ts'

let world: SignInWorld
let restore: () => void

beforeEach(async () => {
  world = await openSignInWorld()
  restore = setProcessEnvironment({ ...world.environment, HOME: world.files.homeFolder })
  const { startUrl } = world.server
  await world.files.write({
    config: `[profile a]\nregion = us-west-2\nsso_session = corp\nsso_account_id = 111122223333\nsso_role_name = ReadOnly\n[sso-session corp]\nsso_start_url = ${startUrl}\nsso_region = eu-west-1\n`,
  })
})
afterEach(async () => {
  restore()
  await world.close()
})

const signIn = async (): Promise<void> => {
  const signInId = world.open().start(world.session('corp'), 'browser')
  await approveInBrowser(await world.page(world.pages.length), 'allow')
  await world.ended(signInId)
}
const open = () => createTestConnections({ homeFolder: world.files.homeFolder, environment: world.environment })
const portalRequests = (): number => world.server.requests.filter(({ operation }) => operation === 'GetRoleCredentials').length

describe('a profile of IAM Identity Center', () => {
  it('asks the portal once for requests side by side, and again after another sign-in', async () => {
    await signIn()
    const { connect } = open()
    const connection = await connect('aws:a', { region: '' })
    await Promise.all([keysOf(connection), keysOf(connection)])
    await keysOf(connection)
    const before = portalRequests()
    await signIn()
    await keysOf(connection)
    expect([before, portalRequests()]).toEqual([1, 2])
  })

  it('needs a sign-in once the portal refuses the token, until there is another', async () => {
    await signIn()
    const { connect, stateOf, states } = open()
    const connection = await connect('aws:a', { region: '' })
    world.server.knobs.expireTokens()
    const failure = await failureOf(keysOf(connection))
    const refused = await stateOf('aws:a')
    await signIn()
    const renewed = await stateOf('aws:a')
    await keysOf(connection)
    expect({
      code: failure.code,
      remedy: failure.remedies[0],
      refused: refused.status,
      renewed: renewed.status,
      told: states.map(({ status }) => status),
    }).toEqual({
      code: 'sign-in-needed',
      remedy: 'sign-in',
      refused: 'sign-in-needed',
      renewed: 'ready',
      told: ['sign-in-needed', 'ready'],
    })
  })

  it('is renewed without a person in the older form too, which the SDK does not do', async () => {
    await signIn()
    const { homeFolder, write } = world.files
    const { startUrl } = world.server
    const token = await readToken(homeFolder, 'corp')
    if (token === null) throw new Error('there is a token after a sign-in')
    await writeToken(homeFolder, startUrl, { ...token, expiresAt: new Date(0) })
    await write({
      config: `[profile old]\nregion = us-west-2\nsso_start_url = ${startUrl}\nsso_region = eu-west-1\nsso_account_id = 111122223333\nsso_role_name = ReadOnly\n`,
    })
    const { accessKeyId } = await keysOf(await open().connect('aws:old', { region: '' }))
    const renewed = await readToken(homeFolder, startUrl)
    expect({ hasKeys: accessKeyId !== '', isLater: (renewed?.expiresAt.getTime() ?? 0) > Date.now() }).toEqual({
      hasKeys: true,
      isLater: true,
    })
  })

  it('says that the role is not assigned', async () => {
    await signIn()
    world.server.answerOnce('GetRoleCredentials', 403, JSON.stringify({ message: 'No access' }), 'ForbiddenException')
    const failure = await failureOf(keysOf(await open().connect('aws:a', { region: '' })))
    expect([failure.code, failure.title]).toEqual(['role-not-assigned', 'Your sign-in may not use the role of the profile a'])
  })

  it('says that the portal cannot be reached', async () => {
    await signIn()
    await world.server.close()
    expect((await failureOf(keysOf(await open().connect('aws:a', { region: '' })))).code).toBe('network-failed')
  })
})
