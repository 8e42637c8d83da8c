import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ssoCredentials } from '../../src/main/credentials/sso/sso-credentials.ts'
import {
  callbackOf,
  codeOf,
  isRefusedConnection,
  openSignInWorld,
  stateOf,
  wordsOf,
  type SignInWorld,
} from '../support/aws/sign-in-world.ts'
import { approveInBrowser } from '../support/aws/sso-server.ts'

let world: SignInWorld

beforeEach(async () => {
  world = await openSignInWorld()
})
afterEach(() => world.close())

describe('a sign-in with the browser that does not work', () => {
  it('ends in words when the person refuses', async () => {
    const signInId = world.open().start(world.session(), 'browser')
    const page = await world.page()
    const status = await approveInBrowser(page, 'deny')
    const state = await world.ended(signInId)
    expect([status, codeOf(state), await isRefusedConnection(callbackOf(page).href)]).toEqual([200, 'sign-in-refused', true])
  })

  it('shows the text of an error as text', async () => {
    const signInId = world.open().start(world.session(), 'browser')
    const page = await world.page()
    const description = `<img src=x onerror="alert(1)">'&`
    const html = await fetch(callbackOf(page, { state: stateOf(page), error: 'server_error', error_description: description })).then(
      (answer) => answer.text(),
    )
    const state = await world.ended(signInId)
    expect([html.includes('&lt;img src=x onerror=&quot;alert(1)&quot;&gt;&#39;&amp;'), html.includes('<img'), state]).toEqual([
      true,
      false,
      {
        type: 'failed',
        error: expect.objectContaining({ code: 'sign-in-failed', detail: 'server_error' }),
      },
    ])
  })

  it('registers anew after the service has forgotten the app', async () => {
    const { signIns } = await world.signInWithBrowser()
    const signInId = signIns.start(world.session(), 'browser')
    const page = await world.page(1)
    world.server.knobs.forgetClients()
    await fetch(callbackOf(page, { code: 'x', state: stateOf(page) }))
    const failed = codeOf(await world.ended(signInId))
    const again = await world.signInWithBrowser()
    expect([failed, codeOf(again.state)]).toEqual(['sign-in-failed', 'done'])
  })

  it('fails in words when no browser opens', async () => {
    const signInId = world.open({ openPage: () => Promise.reject(new Error('no browser')) }).start(world.session(), 'browser')
    expect(codeOf(await world.ended(signInId))).toBe('page-not-opened')
  })

  it.each([
    ['RegisterClient', 200, '<html>canary-in-a-body</html>', 'identity-center-answer'],
    ['RegisterClient', 200, '{"clientId":5}', 'identity-center-answer'],
    ['RegisterClient', 400, '{"error":"x","error_description":"unknown canary-0123456789abcdef0123"}', 'start-page-refused'],
    ['CreateToken', 200, '{"accessToken":"canary-access","expiresIn":"soon"}', 'identity-center-answer'],
    ['CreateToken', 200, '"canary', 'identity-center-answer'],
  ] as const)('says that an answer to %s with status %i cannot be used', async (operation, status, body, code) => {
    world.server.answerOnce(operation, status, body, status === 400 ? 'InvalidRequestException' : undefined)
    const signInId = world.open().start(world.session(), 'browser')
    if (operation === 'CreateToken') await approveInBrowser(await world.page(), 'allow')
    const state = await world.ended(signInId)
    expect([codeOf(state), JSON.stringify(state).includes('canary')]).toEqual([code, false])
  })

  it('says that nothing answers, and refuses an address that is not safe', async () => {
    await world.server.close()
    const away = world.open().start(world.session('one'), 'browser')
    const unsafe = world
      .open({ environment: { AWS_ENDPOINT_URL_SSO_OIDC: 'http://oidc.example.com' } })
      .start(world.session('two'), 'browser')
    expect([codeOf(await world.ended(away)), codeOf(await world.ended(unsafe))]).toEqual([
      'identity-center-unreachable',
      'endpoint-refused',
    ])
  })

  it('says that the sign-in could not be saved', async () => {
    await writeFile(join(world.files.homeFolder, '.aws', 'sso'), 'a file where the folder should be')
    const signInId = world.open().start(world.session(), 'browser')
    expect(codeOf(await world.ended(signInId))).toBe('sign-in-not-kept')
  })
})

describe('what is said while signing in', () => {
  it('holds no code, token or client secret, whatever happens', async () => {
    const { signIns, signInId } = await world.signInWithBrowser()
    const { signal } = new AbortController()
    const failures: unknown[] = []
    world.server.knobs.expireTokens()
    failures.push(await wordsOf(signIns.accounts(signInId, signal)))
    const secretOf = (name: string): string => world.server.secrets.find((secret) => secret.startsWith(name)) ?? ''
    const token = secretOf('access-token')
    const clientSecret = secretOf('client-secret')
    for (const body of [`{"error_description":"token ${token} of ${clientSecret}"}`, token]) {
      world.server.answerOnce('CreateToken', 400, body, `InvalidGrantException:${token}`)
      const again = signIns.start(world.session(), 'browser')
      await approveInBrowser(await world.page(world.pages.length), 'allow')
      await world.ended(again)
      world.server.answerOnce('GetRoleCredentials', 400, body, token)
      const keys = { session: world.session(), accountId: '111122223333', roleName: 'ReadOnly', profileName: 'p' }
      failures.push(await wordsOf(ssoCredentials(keys, { homeFolder: world.files.homeFolder, environment: world.environment })))
    }
    const said = JSON.stringify([world.pushes, failures])
    expect([said.includes('canary'), world.server.secrets.filter((secret) => said.includes(secret)), failures.length]).toEqual([
      false,
      [],
      3,
    ])
  })
})
