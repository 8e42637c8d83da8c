import { describe, expect, it } from 'vitest'
import { createKeychain } from '../../../support/keychain-double.ts'

const secretOf = (bytes: number): string => `secret ✓ ${'x'.repeat(bytes)}`

describe('createSecretVault', () => {
  it('keeps every item under the limit of Windows, whatever the length of the secret', async () => {
    const { keychain, vaultOn } = createKeychain()
    const vault = vaultOn('win32')
    for (const bytes of [0, 1400, 1500, 2000, 6000, 20_000]) {
      expect(await vault.save('app:one', secretOf(bytes))).toEqual({ state: 'saved' })
      expect(await vault.read('app:one', { expectSaved: true })).toEqual({ state: 'saved', secret: secretOf(bytes) })
      expect(Math.max(...[...keychain.items.values()].map((item) => Buffer.byteLength(item)))).toBeLessThanOrEqual(2000)
    }
    vault.dispose()
  })

  it('leaves nothing of a secret behind when a shorter one replaces it or it is removed', async () => {
    const { keychain, vaultOn } = createKeychain()
    const vault = vaultOn('linux')
    await vault.save('app:one', secretOf(9000))
    await vault.save('app:one', secretOf(10))
    const afterReplacing = keychain.items.size
    await vault.save('app:one', secretOf(9000))
    expect({ afterReplacing, removed: await vault.remove('app:one'), left: [...keychain.items.keys()] }).toEqual({
      afterReplacing: 2,
      removed: { state: 'absent' },
      left: ['Outcrop keychain check'],
    })
    vault.dispose()
  })

  it('keeps the old secret when a new one cannot be written whole', async () => {
    const { keychain, vaultOn } = createKeychain()
    const vault = vaultOn('linux')
    await vault.save('app:one', 'old')
    keychain.failSetsAfter = 2
    expect([await vault.save('app:one', secretOf(9000)), await vault.read('app:one', { expectSaved: true })]).toEqual([
      { state: 'unavailable' },
      { state: 'saved', secret: 'old' },
    ])
    expect([...keychain.items.keys()]).toEqual(['Outcrop keychain check', 'app:one'])
    vault.dispose()
  })

  it.each([
    ['linux', true, 'locked'],
    ['darwin', true, 'lost'],
    ['win32', true, 'lost'],
    ['linux', false, 'absent'],
    ['darwin', false, 'absent'],
  ] as const)('on %s takes an empty answer, with a secret expected: %s, for %s', async (platform, expectSaved, state) => {
    const { vaultOn } = createKeychain()
    const vault = vaultOn(platform)
    expect(await vault.read('app:one', { expectSaved })).toEqual({ state })
    vault.dispose()
  })

  it('asks a keyring that pretends to be empty without writing to it', async () => {
    const { keychain, vaultOn } = createKeychain()
    const vault = vaultOn('linux')
    await vault.save('app:one', 'kept')
    const before = new Map(keychain.items)
    keychain.isLockedSilently = true
    expect([
      await vault.state('app:one', { expectSaved: true }),
      await vault.save('app:one', 'new'),
      await vault.remove('app:one'),
    ]).toEqual(['locked', { state: 'locked' }, { state: 'locked' }])
    expect(keychain.items).toEqual(before)
    vault.dispose()
  })

  it.each(['locked', 'denied', 'unavailable'] as const)('hands on that the keychain is %s', async (mood) => {
    const { vaultOn, setMood } = createKeychain()
    const vault = vaultOn('darwin')
    setMood(mood)
    expect([await vault.save('app:one', 's'), await vault.read('app:one', { expectSaved: true }), await vault.remove('app:one')]).toEqual([
      { state: mood },
      { state: mood },
      { state: mood },
    ])
    vault.dispose()
  })

  it.each(['silent', 'crashing'] as const)('calls a %s process unavailable and starts a new one for the next call', async (mood) => {
    const { keychain, vaultOn, setMood } = createKeychain()
    const vault = vaultOn('linux')
    await vault.save('app:one', 'kept')
    setMood(mood)
    const during = await vault.read('app:one', { expectSaved: true })
    setMood('open')
    expect([during, await vault.read('app:one', { expectSaved: true }), keychain.spawned]).toEqual([
      { state: 'unavailable' },
      { state: 'saved', secret: 'kept' },
      2,
    ])
    vault.dispose()
  })

  it('calls an item that something else wrote lost', async () => {
    const { keychain, vaultOn } = createKeychain()
    const vault = vaultOn('linux')
    keychain.items.set('app:one', 'not ours').set('app:two', '{"parts":3}')
    expect([await vault.state('app:one', { expectSaved: true }), await vault.state('app:two', { expectSaved: true })]).toEqual([
      'lost',
      'lost',
    ])
    vault.dispose()
  })

  it('starts no process before it is needed', () => {
    const { keychain, vaultOn } = createKeychain()
    vaultOn('linux').dispose()
    expect(keychain.spawned).toBe(0)
  })
})
