import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createSessionSecrets } from '../../src/main/credentials/session-secrets.ts'
import { createProxyPassword, networkHandlers } from '../../src/main/ipc/handlers/network.ts'
import { ExpectedError } from '../../src/shared/expected-error.ts'
import type { Settings } from '../../src/shared/settings.ts'
import { createKeychain } from '../support/keychain-double.ts'
import { temporaryDatabase } from '../support/temporary-database.ts'
import { tlsFixture, tlsFixturePath } from '../support/tls-server.ts'

const createWorld = () => {
  const { database, folder } = temporaryDatabase()
  const { keychain, vaultOn, setMood } = createKeychain()
  const settings: Pick<Settings, 'proxyMode' | 'proxyUrl' | 'proxyUser'> = {
    proxyMode: 'manual',
    proxyUrl: 'http://proxy:8080',
    proxyUser: 'anna',
  }
  const world = { picked: '', resets: 0 }
  const secrets = { vault: vaultOn('linux'), sessionSecrets: createSessionSecrets(), settings: () => settings }
  const handlers = networkHandlers({
    ...secrets,
    database: () => database,
    pickCertificateFile: async () => (world.picked === '' ? null : world.picked),
    resetNetwork: () => {
      world.resets += 1
    },
    now: () => 1000,
  })
  const seen = async () => ({ state: await handlers['proxy.passwordState']({}), password: await createProxyPassword(secrets)() })
  return { handlers, world, keychain, setMood, settings, folder, seen, secrets }
}

const codeOf = async (work: () => unknown): Promise<string> => {
  try {
    await work()
  } catch (error) {
    if (error instanceof ExpectedError) return error.userFacing.code
    throw error
  }
  return 'worked'
}

describe('certificates', () => {
  it('are added from a file once, listed by name and removed, each time with new connections', async () => {
    const { handlers, world, folder } = createWorld()
    const nothing = await handlers['certificates.add']({})
    world.picked = join(folder, 'bundle.pem')
    writeFileSync(world.picked, tlsFixture('authority.pem') + tlsFixture('expired-authority.pem'))
    const added = await handlers['certificates.add']({})
    world.picked = tlsFixturePath('authority.der')
    await handlers['certificates.add']({})
    const [expired, current] = await handlers['certificates.list']({})
    const left = await handlers['certificates.remove']({ fingerprint: expired?.fingerprint ?? '' })
    expect({ nothing, names: added.map(({ name, expiresAt }) => [name, expiresAt < Date.now()]), left, resets: world.resets }).toEqual({
      nothing: [],
      names: [
        ['Outcrop Expired Authority', true],
        ['Outcrop Test Authority', false],
      ],
      left: [current],
      resets: 3,
    })
  })

  it('are refused in words when the file is none of theirs', async () => {
    const { handlers, world, folder } = createWorld()
    const codes: string[] = []
    const files = { 'empty.pem': '', 'server.pem': tlsFixture('server.pem'), 'huge.pem': 'x'.repeat(1024 * 1024 + 1) }
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
    mkdirSync(join(folder, 'folder.pem'))
    for (const name of [...Object.keys(files), 'folder.pem', 'gone.pem']) {
      world.picked = join(folder, name)
      codes.push(await codeOf(() => handlers['certificates.add']({})))
    }
    expect({ codes, resets: world.resets, listed: await handlers['certificates.list']({}) }).toEqual({
      codes: ['certificate-none', 'certificate-not-authority', 'certificate-too-large', 'certificate-unreadable', 'certificate-unreadable'],
      resets: 0,
      listed: [],
    })
  })
})

describe('the password of the proxy', () => {
  it('is kept in the keychain, or in memory alone, and removed', async () => {
    const { handlers, keychain, seen, world } = createWorld()
    await handlers['proxy.setPassword']({ password: 'first', keep: 'keychain' })
    const saved = await seen()
    await handlers['proxy.setPassword']({ password: 'second', keep: 'until-quit' })
    const session = await seen()
    const isStored = [...keychain.items.values()].some((item) => item.includes('first') || item.includes('second'))
    await handlers['proxy.setPassword']({ password: null, keep: 'keychain' })
    expect({ saved, session, isStored, after: await seen(), resets: world.resets }).toEqual({
      saved: { state: 'saved', password: 'first' },
      session: { state: 'session-only', password: 'second' },
      isStored: false,
      after: { state: 'absent', password: null },
      resets: 3,
    })
  })

  it('goes to the proxy and the user that it was entered for, and to no other', async () => {
    const { handlers, settings, seen } = createWorld()
    await handlers['proxy.setPassword']({ password: 'secret', keep: 'keychain' })
    settings.proxyUrl = 'http://elsewhere:8080'
    const otherProxy = await seen()
    settings.proxyUrl = 'proxy:8080'
    const same = await seen()
    settings.proxyUser = 'bert'
    const otherUser = await seen()
    settings.proxyUser = ''
    expect({ otherProxy, same, otherUser, nobody: await seen() }).toEqual({
      otherProxy: { state: 'absent', password: null },
      same: { state: 'saved', password: 'secret' },
      otherUser: { state: 'absent', password: null },
      nobody: { state: 'none', password: null },
    })
  })

  it('tells the states of the keychain apart; one that was never written to cannot be told from a locked one', async () => {
    const { handlers, keychain, setMood, seen } = createWorld()
    const untouched = (await seen()).state
    await handlers['proxy.setPassword']({ password: 'x'.repeat(1024), keep: 'keychain' })
    const found: string[] = []
    keychain.isLockedSilently = true
    found.push((await seen()).state)
    keychain.isLockedSilently = false
    for (const mood of ['locked', 'denied', 'unavailable', 'silent', 'crashing', 'open'] as const) {
      setMood(mood)
      found.push((await seen()).state)
    }
    for (const account of keychain.items.keys()) if (account === 'proxy') keychain.items.set(account, 'damaged')
    found.push((await seen()).state)
    expect([untouched, ...found]).toEqual([
      'locked',
      'locked',
      'locked',
      'denied',
      'unavailable',
      'unavailable',
      'unavailable',
      'saved',
      'lost',
    ])
  })

  it('is not written to a keychain that is locked or missing, but can be kept until quitting', async () => {
    const { handlers, keychain, setMood, seen } = createWorld()
    const codes: string[] = []
    for (const mood of ['locked', 'denied', 'unavailable'] as const) {
      setMood(mood)
      codes.push(await codeOf(() => handlers['proxy.setPassword']({ password: 'secret', keep: 'keychain' })))
    }
    await handlers['proxy.setPassword']({ password: 'secret', keep: 'until-quit' })
    const kept = await seen()
    await handlers['proxy.setPassword']({ password: null, keep: 'until-quit' })
    expect({ codes, items: keychain.items.size, kept, after: await seen() }).toEqual({
      codes: ['keychain-locked', 'keychain-denied', 'keychain-unavailable'],
      items: 0,
      kept: { state: 'session-only', password: 'secret' },
      after: { state: 'unavailable', password: null },
    })
  })

  it('is refused while there is no proxy and no user to keep it for', async () => {
    const { handlers, settings } = createWorld()
    settings.proxyUrl = ''
    expect(await codeOf(() => handlers['proxy.setPassword']({ password: 'secret', keep: 'keychain' }))).toBe('proxy-missing')
  })
})
