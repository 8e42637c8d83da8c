import { beforeEach, describe, expect, it, vi } from 'vitest'
import { settingsSchema } from '../../../../src/shared/settings.ts'
import { installBridge } from '../../../support/bridge-double.ts'

const failure = { code: 'disk', title: 'The disk is full', advice: 'Free some space.', retryable: true, remedies: [] }
const load = async () => import('../../../../src/renderer/state/settings.ts')

describe('the settings', () => {
  beforeEach(() => void vi.resetModules())

  it('begin with the defaults of the schema', async () => {
    const { currentSettings } = await load()
    expect(currentSettings()).toEqual(settingsSchema.parse({}))
  })

  it('are read at the start, in one request', async () => {
    const settings = settingsSchema.parse({ theme: 'dark' })
    const value = {
      settings,
      conversations: { conversations: [], hasMore: false },
      newDraft: { text: '', attachments: [] },
      version: '1.2.3',
      codeQuestion: null,
      notice: null,
    }
    const bridge = installBridge({ 'app.start': () => ({ ok: true, value }) })
    const { loadStart, settingsState } = await load()
    await loadStart()
    expect({ state: settingsState(), calls: bridge.calls }).toEqual({
      state: { status: 'ready', settings, version: '1.2.3', notice: null, error: null },
      calls: [{ name: 'app.start', input: {} }],
    })
  })

  it('show a change at once and take it back when it cannot be saved', async () => {
    installBridge({ 'settings.write': () => ({ ok: false, error: failure }) })
    const { currentSettings, settingsState, updateSettings } = await load()
    const writing = updateSettings({ theme: 'dark' })
    const meanwhile = currentSettings().theme
    await writing
    expect({ meanwhile, after: currentSettings().theme, error: settingsState().error }).toEqual({
      meanwhile: 'dark',
      after: 'system',
      error: failure,
    })
  })

  it('say so when the bridge is gone', async () => {
    installBridge({})
    const { loadStart, settingsState } = await load()
    await loadStart()
    expect(settingsState()).toMatchObject({ status: 'failed', error: { code: 'bridge-lost' } })
  })
})
