import { afterEach, beforeEach, describe, expect, it } from 'vitest'
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
import { eventually } from '../support/eventually.ts'

let world: SignInWorld

beforeEach(async () => {
  world = await openSignInWorld()
})
afterEach(() => world.close())

describe('signing in with the browser', () => {
  it('goes through the page and back to the app, and lists accounts and roles of all pages by name', async () => {
    const signIns = world.open()
    const signInId = signIns.start(world.session(), 'browser')
    const page = await world.page()
    const { origin, pathname, searchParams } = new URL(page)
    const status = await approveInBrowser(page, 'allow')
    const state = await world.ended(signInId)
    const { signal } = new AbortController()
    expect({
      page: { origin, pathname, redirect: callbackOf(page).hostname, method: searchParams.get('code_challenge_method') },
      status,
      states: world.statesOf(signInId),
      known: state.type === 'done' && state.expiresAt > Date.now(),
      signedIn: world.signedIn,
      session: signIns.sessionOf(signInId),
      accounts: (await signIns.accounts(signInId, signal)).map(({ name }) => name),
      first: (await signIns.accounts(signInId, signal))[0],
      roles: await signIns.roles(signInId, '111122223333', signal),
    }).toEqual({
      page: { origin: world.server.url, pathname: '/authorize', redirect: '127.0.0.1', method: 'S256' },
      status: 200,
      states: ['starting', 'browser', 'done'],
      known: true,
      signedIn: [world.session()],
      session: world.session(),
      accounts: ['audit', 'Development', 'Production'],
      first: { accountId: '333344445555', name: 'audit', email: 'audit@example.com' },
      roles: ['Administrator', 'BedrockUser', 'ReadOnly'],
    })
  })

  it('shows a page that says so, may load nothing, and leaves no port open', async () => {
    const signInId = world.open().start(world.session(), 'browser')
    const page = await world.page()
    const callback = callbackOf(page, { state: stateOf(page), code: 'made-up' })
    const answer = await fetch(callback)
    const html = await answer.text()
    await world.ended(signInId)
    expect({
      policy: answer.headers.get('content-security-policy')?.replace(/'sha256-[^']+'/u, 'HASH'),
      hasScript: html.includes('<script'),
      text: html.includes('The sign-in did not work.'),
      closed: await isRefusedConnection(callback.href),
    }).toEqual({
      policy: "default-src 'none'; style-src HASH; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
      hasScript: false,
      text: true,
      closed: true,
    })
  })

  it('closes the port after a success and says on the page that the person is signed in', async () => {
    const signInId = world.open().start(world.session(), 'browser')
    const page = await world.page()
    const html = await fetch(page).then((answer) => answer.text())
    const ticket = /name="ticket" value="([^"]+)"/u.exec(html)?.[1] ?? ''
    const body = new URLSearchParams({ ticket, choice: 'allow' })
    const last = await fetch(`${world.server.url}/authorize/decide`, { method: 'POST', body }).then((answer) => answer.text())
    const state = await world.ended(signInId)
    expect([
      last.includes('You are signed in. You can close this page'),
      state.type,
      await isRefusedConnection(callbackOf(page).href),
    ]).toEqual([true, 'done', true])
  })

  it('keeps waiting when a request does not belong to it', async () => {
    const signInId = world.open().start(world.session(), 'browser')
    const page = await world.page()
    const state = stateOf(page)
    const { port } = callbackOf(page)
    const get = (path: string, init: RequestInit = {}) => fetch(`http://127.0.0.1:${port}${path}`, init).then(({ status }) => status)
    const statuses = [
      await get(`/oauth/callback?code=x&state=${state.slice(0, -1)}0${state.slice(-1)}`),
      await get('/oauth/callback?code=x'),
      await get(`/oauth/callback?state=${state}`),
      await get(`/oauth/callback?code=x&state=${state}&state=${state}`),
      await get(`/?code=x&state=${state}`),
      await get(`/oauth/callback/../other?code=x&state=${state}`),
      await get(`/oauth/callback?code=x&state=${state}`, { method: 'POST' }),
      await get(`/oauth/callback?code=x&state=${state}`, { method: 'HEAD' }),
      await fetch(`http://localhost:${port}/oauth/callback?code=x&state=${state}`).then(
        ({ status }) => status,
        () => 400,
      ),
    ]
    const before = world.statesOf(signInId)
    await approveInBrowser(page, 'allow')
    expect({ statuses, before, end: codeOf(await world.ended(signInId)) }).toEqual({
      statuses: [400, 400, 400, 400, 404, 404, 405, 405, 400],
      before: ['starting', 'browser'],
      end: 'done',
    })
  })

  it('closes the port when it is cancelled', async () => {
    const signIns = world.open()
    const signInId = signIns.start(world.session(), 'browser')
    const page = await world.page()
    signIns.cancel(signInId)
    const state = await world.ended(signInId)
    expect([state, await isRefusedConnection(callbackOf(page).href), world.signedIn]).toEqual([{ type: 'cancelled' }, true, []])
  })

  it('closes the port and says so when nobody comes back in time', async () => {
    const waits: number[] = []
    let pass: () => void = () => undefined
    const signIns = world.open({
      delay: (milliseconds, signal) => {
        waits.push(milliseconds)
        return new Promise((resolve, reject) => {
          pass = resolve
          signal.addEventListener('abort', () => reject(new Error('aborted')))
        })
      },
    })
    const signInId = signIns.start(world.session(), 'browser')
    const page = await world.page()
    await eventually(() => expect(waits).toEqual([600_000]))
    pass()
    const state = await world.ended(signInId)
    expect([codeOf(state), await isRefusedConnection(callbackOf(page).href)]).toEqual(['sign-in-expired', true])
  })

  it('runs side by side for two sessions, and anew for the same one', async () => {
    const signIns = world.open()
    const first = signIns.start(world.session('one'), 'browser')
    const firstPage = await world.page(0)
    const second = signIns.start(world.session('two'), 'browser')
    const secondPage = await world.page(1)
    const third = signIns.start(world.session('two'), 'browser')
    const thirdPage = await world.page(2)
    const crossed = await fetch(callbackOf(thirdPage, { code: 'x', state: stateOf(firstPage) })).then(({ status }) => status)
    await approveInBrowser(thirdPage, 'allow')
    await approveInBrowser(firstPage, 'allow')
    expect([await world.ended(first), await world.ended(second), await world.ended(third)].map(codeOf)).toEqual([
      'done',
      'cancelled',
      'done',
    ])
    expect([crossed, await isRefusedConnection(callbackOf(secondPage).href), world.signedIn.length]).toEqual([400, true, 2])
  })

  it('uses one registration for several sign-ins, also after a restart', async () => {
    await world.signInWithBrowser('one')
    await world.signInWithBrowser('two')
    expect(world.operations().filter((operation) => operation === 'RegisterClient')).toHaveLength(1)
  })

  it('opens the page once more while it waits, and not afterwards', async () => {
    const signIns = world.open()
    const signInId = signIns.start(world.session(), 'browser')
    const page = await world.page()
    await signIns.openPage(signInId)
    await approveInBrowser(page, 'allow')
    await world.ended(signInId)
    expect([world.pages, await wordsOf(signIns.openPage(signInId))]).toEqual([
      [page, page],
      expect.objectContaining({ code: 'sign-in-gone' }),
    ])
  })

  it('answers for its accounts for an hour', async () => {
    let time = Date.now()
    const signIns = world.open({ now: () => time })
    const signInId = signIns.start(world.session(), 'browser')
    await approveInBrowser(await world.page(), 'allow')
    await world.ended(signInId)
    time += 59 * 60_000
    const session = signIns.sessionOf(signInId)
    time += 60_000
    expect([session, await wordsOf(signIns.accounts(signInId, new AbortController().signal))]).toEqual([
      world.session(),
      expect.objectContaining({ code: 'sign-in-gone' }),
    ])
  })

  it('asks everything by the route of the network settings', async () => {
    const { signIns, signInId } = await world.signInWithBrowser('work', { findRoute: world.findRoute })
    const { signal } = new AbortController()
    await signIns.roles(signInId, '222233334444', signal)
    await signIns.accounts(signInId, signal)
    expect(world.routed).toEqual(['/client/register', '/token', '/assignment/roles', '/assignment/accounts', '/assignment/accounts'])
  })

  it('registers anew when the registration is about to end', async () => {
    await world.signInWithBrowser()
    const later = Date.now() + 90 * 86_400_000 - 14 * 60_000
    world.open({ now: () => later }).start(world.session('other'), 'browser')
    await world.page(1)
    expect(world.operations()).toEqual(['RegisterClient', 'CreateToken', 'RegisterClient'])
  })

  it('closes every port when the app quits', async () => {
    const signIns = world.open()
    const ids = [signIns.start(world.session('one'), 'browser'), signIns.start(world.session('two'), 'browser')]
    const pages = [await world.page(0), await world.page(1)]
    signIns.dispose()
    const ends = await Promise.all(ids.map((id) => world.ended(id)))
    const closed = await Promise.all(pages.map((page) => isRefusedConnection(callbackOf(page).href)))
    expect([ends, closed]).toEqual([
      [{ type: 'cancelled' }, { type: 'cancelled' }],
      [true, true],
    ])
  })
})
