import { rm, stat } from 'node:fs/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { freshToken } from '../../src/main/credentials/sso/fresh-token.ts'
import { readToken, writeToken, type SsoToken } from '../../src/main/credentials/sso/token-cache.ts'
import { openSignInWorld, type SignInWorld } from '../support/aws/sign-in-world.ts'

let world: SignInWorld

beforeEach(async () => {
  world = await openSignInWorld()
  world.server.knobs.tokenSeconds = 120
  await world.signInWithBrowser()
})
afterEach(() => world.close())

const newer: SsoToken = {
  startUrl: 'https://x.awsapps.com/start',
  region: 'eu-west-1',
  accessToken: 'of-a-newer-sign-in',
  expiresAt: new Date('2100-01-01T00:00:00Z'),
  refreshToken: 'newer',
}

/** A renewal of the token that is about to expire, with something else done just before its request leaves. */
const renewWhile = async (work: () => Promise<void>): Promise<SsoToken | null> => {
  const { files, environment, findRoute } = world
  const findRouteLate = async () => {
    await work()
    return findRoute()
  }
  return freshToken(world.session(), { homeFolder: files.homeFolder, environment, findRoute: findRouteLate })
}

describe('renewing a token', () => {
  it('never replaces that of a newer sign-in, and uses it', async () => {
    const { homeFolder } = world.files
    const used = await renewWhile(() => writeToken(homeFolder, 'work', newer))
    expect([used?.accessToken, (await readToken(homeFolder, 'work'))?.accessToken, world.operations().at(-1)]).toEqual([
      'of-a-newer-sign-in',
      'of-a-newer-sign-in',
      'CreateToken',
    ])
  })

  it('signs nobody in again who signed out meanwhile', async () => {
    const path = world.cacheFile('work')
    const used = await renewWhile(() => rm(path))
    const isThere = await stat(path).then(
      () => true,
      () => false,
    )
    expect([used, isThere]).toEqual([null, false])
  })

  it('takes the token of another tool that was faster with the same refresh token', async () => {
    world.server.knobs.refreshWorks = false
    const { homeFolder } = world.files
    const used = await renewWhile(() => writeToken(homeFolder, 'work', newer))
    expect(used?.accessToken).toBe('of-a-newer-sign-in')
  })
})
