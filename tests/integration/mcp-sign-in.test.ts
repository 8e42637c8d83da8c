import { describe, expect, it } from 'vitest'
import { openSignInServer } from '../support/mcp-sign-in-server.ts'
import { mcpWorld, stdioServer, webServer } from '../support/mcp-world.ts'
import { eventually } from '../support/eventually.ts'

type Place = Awaited<ReturnType<typeof openSignInServer>>

/** A server that waits for its sign-in, and the pages that were opened for it. */
const waiting = async (place: Place, clientId?: string) => {
  const pages: string[] = []
  const world = mcpWorld({
    openPage: async (url) => {
      pages.push(url)
      return true
    },
  })
  const server = webServer('Signed', 'http', place.url)
  const transport = { ...server.transport, ...(clientId === undefined ? {} : { clientId }) }
  const { id } = await world.confirmed({ ...server, transport })
  await world.untilStatus(id, 'sign-in-needed')
  const start = () => world.handlers['mcp.signIn']({ serverId: id })
  const page = (): Promise<string> =>
    eventually(() => {
      const last = pages.at(-1)
      if (last === undefined) throw new Error('No page was opened')
      return last
    })
  return { world, id, pages, start, page }
}

describe('a server that wants a sign-in', () => {
  it('says so, and works once the person has signed in with the browser', async () => {
    const place = await openSignInServer()
    const { world, id, start, page } = await waiting(place)
    expect((await world.server(id)).error).toMatchObject({ code: 'mcp-sign-in', title: 'Signed wants you to sign in' })
    const signIn = start()
    expect(await place.agree(await page())).toBe(200)
    await signIn
    const server = await world.untilStatus(id, 'running')
    expect(await world.call('signed__whoami', {})).toMatchObject({ text: 'You are Anna.' })
    expect(place.problems).toEqual([])
    const tokens = [...place.state.accessTokens, ...place.state.refreshTokens]
    const told = JSON.stringify([server, world.pushes, await world.log(id)])
    expect(tokens.filter((token) => told.includes(token))).toEqual([])
  })

  it('does not let anyone else come back with another state', async () => {
    const place = await openSignInServer()
    const { start, page } = await waiting(place)
    const signIn = start()
    expect(await place.agree(await page(), (back) => back.searchParams.set('state', 'forged'))).toBe(400)
    expect(place.state.accessTokens.size).toBe(0)
    expect(await place.agree(await page())).toBe(200)
    await signIn
  })

  it('is still signed in after a restart of the app, and renews a token that ran out, once for all', async () => {
    const place = await openSignInServer()
    const { world, id, start, page } = await waiting(place)
    const signIn = start()
    await place.agree(await page())
    await signIn
    await world.mcp.dispose()
    place.state.accessTokens.clear()
    const again = mcpWorld({ database: world.database, keyring: world.keyring })
    await again.untilStatus(id, 'running')
    expect(await again.call('signed__whoami', {})).toMatchObject({ text: 'You are Anna.' })
    expect({ refreshes: place.state.refreshes, registrations: place.state.registrations }).toEqual({ refreshes: 1, registrations: 1 })
  })

  it('wants it again when the token cannot be renewed, and after signing out', async () => {
    const place = await openSignInServer()
    const { world, id, start, page } = await waiting(place)
    const signIn = start()
    await place.agree(await page())
    await signIn
    await world.untilStatus(id, 'running')
    place.state.accessTokens.clear()
    place.state.refreshTokens.clear()
    expect(await world.call('signed__whoami', {})).toMatchObject({ isError: true })
    await world.untilStatus(id, 'sign-in-needed')
    await world.handlers['mcp.signOut']({ serverId: id })
    expect([...world.keyring.keychain.items.keys()].filter((account) => account.startsWith('mcp-sign-in'))).toEqual([])
  })

  it('leaves nothing of its sign-in in the keychain when it gets another address, or becomes a program', async () => {
    for (const other of [webServer('Signed', 'http', 'https://elsewhere.example/mcp'), stdioServer('Signed', ['node'])]) {
      const place = await openSignInServer()
      const { world, id, start, page } = await waiting(place)
      const signedIn = start()
      await place.agree(await page())
      await signedIn
      const accounts = () => [...world.keyring.keychain.items.keys()].filter((account) => account.startsWith('mcp-sign-in'))
      const before = accounts()
      await world.handlers['mcp.change']({ serverId: id, ...other })
      expect([before.length > 0, accounts()]).toEqual([true, []])
    }
  })

  it('that the person refuses says so', async () => {
    const place = await openSignInServer()
    const { start, page } = await waiting(place)
    const signIn = start()
    const refused = expect(signIn).rejects.toThrow('The sign-in to Signed was not allowed')
    await place.agree(await page(), (back) => {
      back.searchParams.delete('code')
      back.searchParams.set('error', 'access_denied')
    })
    await refused
  })

  it.each([
    ['a page without https', { authorizationEndpoint: 'http://example.com/authorize' }],
    ['a page of another program', { authorizationEndpoint: 'ms-calculator://run' }],
    ['an authority without https', { authorizationServer: 'http://example.com' }],
    ['an authority that gives tokens for another server', { resource: 'https://good.example/mcp' }],
    ['an authority that answers without end', { endlessMetadata: true }],
  ])('at %s is not opened', async (_what, options) => {
    const place = await openSignInServer(options)
    const { pages, start } = await waiting(place)
    await expect(start()).rejects.toThrow(/not safe|did not work/u)
    expect(pages).toEqual([])
  })

  it('that registers nobody takes the client ID that was entered, and renews with it', async () => {
    const place = await openSignInServer({ withoutRegistration: true, knownClient: 'outcrop-at-work' })
    const { world, id, start, page } = await waiting(place, 'outcrop-at-work')
    const signIn = start()
    expect(await place.agree(await page())).toBe(200)
    await signIn
    await world.untilStatus(id, 'running')
    place.state.accessTokens.clear()
    expect(await world.call('signed__whoami', {})).toMatchObject({ text: 'You are Anna.' })
    expect({ problems: place.problems, refreshes: place.state.refreshes }).toEqual({ problems: [], refreshes: 1 })
  })

  it('but offers no way to do so says what else may help', async () => {
    const place = await openSignInServer({ withoutRegistration: true })
    const { start } = await waiting(place)
    await expect(start()).rejects.toThrow('Signed offers no way to sign in')
  })
})

describe('headers with keys', () => {
  it('go to the address they were entered for, and are not taken elsewhere by a redirect', async () => {
    const canary = await openSignInServer()
    const place = await openSignInServer({ redirectsTo: canary.url })
    const world = mcpWorld()
    const { id } = await world.confirmed(webServer('Keyed', 'http', place.url, { 'X-Key': 'canary-key' }))
    await world.untilStatus(id, 'failed')
    expect({ here: place.seen.some(({ key }) => key === 'canary-key'), there: canary.seen }).toEqual({ here: true, there: [] })
  })

  it('have to be entered again for another address', async () => {
    const world = mcpWorld()
    const { id } = await world.handlers['mcp.add'](webServer('Keyed', 'http', 'https://one.example/mcp', { 'X-Key': 'canary-key' }))
    const kept = webServer('Keyed', 'http', 'https://one.example/other', { 'X-Key': '' })
    await expect(world.handlers['mcp.change']({ serverId: id, ...kept, secrets: {} })).resolves.toMatchObject({ status: 'not-confirmed' })
    const moved = webServer('Keyed', 'http', 'https://two.example/mcp', { 'X-Key': '' })
    await expect(world.handlers['mcp.change']({ serverId: id, ...moved, secrets: {} })).rejects.toThrow('no value for X-Key')
  })
})
