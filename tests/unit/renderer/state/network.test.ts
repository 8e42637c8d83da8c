import { beforeEach, describe, expect, it, vi } from 'vitest'
import { installBridge } from '../../../support/bridge-double.ts'

const failure = { code: 'certificate-none', title: 'No certificate', advice: 'Choose another file.', retryable: false, remedies: [] }
const root = { fingerprint: 'AB:CD', name: 'Root', expiresAt: 5000 }
const load = async () => import('../../../../src/renderer/state/network.ts')

describe('the certificates', () => {
  beforeEach(() => void vi.resetModules())

  it('are listed, added and removed as main says', async () => {
    installBridge({
      'certificates.list': () => ({ ok: true, value: [] }),
      'certificates.add': () => ({ ok: true, value: [root] }),
      'certificates.remove': () => ({ ok: true, value: [] }),
    })
    const { addCertificates, loadCertificates, networkState, removeCertificate } = await load()
    await loadCertificates()
    const added = [await addCertificates(), networkState().certificates.list]
    const removed = [await removeCertificate('AB:CD'), networkState().certificates.list]
    expect({ added, removed }).toEqual({ added: [1, [root]], removed: [true, []] })
  })

  it('stay as they are when a file cannot be used', async () => {
    installBridge({
      'certificates.list': () => ({ ok: true, value: [root] }),
      'certificates.add': () => ({ ok: false, error: failure }),
    })
    const { addCertificates, loadCertificates, networkState } = await load()
    await loadCertificates()
    expect([await addCertificates(), networkState().certificates]).toEqual([null, { status: 'ready', list: [root], error: failure }])
  })
})

describe('the password of the proxy', () => {
  beforeEach(() => void vi.resetModules())

  it('crosses to main once and is nowhere in the state', async () => {
    const bridge = installBridge({
      'proxy.setPassword': () => ({ ok: true, value: null }),
      'proxy.passwordState': () => ({ ok: true, value: 'saved' }),
    })
    const { keepPassword, networkState } = await load()
    expect({ kept: await keepPassword('secret', 'keychain'), state: networkState().password, calls: bridge.calls }).toEqual({
      kept: true,
      state: { state: 'saved', error: null },
      calls: [
        { name: 'proxy.setPassword', input: { password: 'secret', keep: 'keychain' } },
        { name: 'proxy.passwordState', input: {} },
      ],
    })
  })

  it('goes when the name of its user goes', async () => {
    let state = 'saved'
    const bridge = installBridge({
      'settings.write': () => ({ ok: true, value: null }),
      'proxy.setPassword': () => {
        state = 'none'
        return { ok: true, value: null }
      },
      'proxy.passwordState': () => ({ ok: true, value: state }),
    })
    const { loadPasswordState, networkState, saveProxyUser } = await load()
    await loadPasswordState()
    await saveProxyUser('')
    expect({ state: networkState().password.state, names: bridge.calls.map(({ name }) => name) }).toEqual({
      state: 'none',
      names: ['proxy.passwordState', 'settings.write', 'proxy.setPassword', 'proxy.passwordState'],
    })
  })

  it('is out of reach when its state cannot be asked', async () => {
    installBridge({})
    const { loadPasswordState, networkState } = await load()
    await loadPasswordState()
    expect(networkState().password.state).toBe('unavailable')
  })
})
