import { beforeEach, describe, expect, it, vi } from 'vitest'
import { installBridge } from '../../../support/bridge-double.ts'
import { gate } from '../../../support/gate.ts'
import { eventually } from '../../../support/eventually.ts'

const toolOf = (name: string) => ({ name, title: name, description: '', kind: 'read', source: { type: 'built-in' } })
const failure = { code: 'database', title: 'The database is busy', advice: 'Try again.', retryable: true, remedies: [] }

const load = async (answers: Parameters<typeof installBridge>[0]) => {
  const bridge = installBridge(answers)
  const { currentSettings } = await import('../../../../src/renderer/state/settings.ts')
  return { bridge, currentSettings, ...(await import('../../../../src/renderer/state/tools.ts')) }
}

describe('the tools', () => {
  beforeEach(() => void vi.resetModules())

  it('are read again when one comes or goes, and stay when that fails', async () => {
    const answers = [
      { ok: true, value: [toolOf('a')] },
      { ok: true, value: [toolOf('a'), toolOf('b')] },
      { ok: false, error: failure },
    ]
    const { bridge, listenToTools, toolsState } = await load({ 'tools.list': () => answers.shift() })
    const stop = listenToTools()
    await eventually(() => expect(toolsState().status).toBe('ready'))
    bridge.say('tools.changed', {})
    await eventually(() => expect(toolsState().tools.length).toBe(2))
    bridge.say('tools.changed', {})
    await eventually(() => expect(toolsState().status).toBe('failed'))
    stop()
    bridge.say('tools.changed', {})
    expect([toolsState().tools.map(({ name }) => name), toolsState().error, bridge.calls.length]).toEqual([['a', 'b'], failure, 3])
  })

  it('are those that were asked for last', async () => {
    const { promise, letGo } = gate()
    const answers = [promise.then(() => ({ ok: true, value: [toolOf('old')] })), { ok: true, value: [toolOf('new')] }]
    const { loadTools, toolsState } = await load({ 'tools.list': () => answers.shift() })
    const slow = loadTools()
    await loadTools()
    letGo()
    await slow
    expect(toolsState().tools.map(({ name }) => name)).toEqual(['new'])
  })

  it('are switched off and on everywhere, each once, and back when that is not saved', async () => {
    const answers = [{ ok: true }, { ok: true }, { ok: true }, { ok: false, error: failure }]
    const { bridge, switchToolEverywhere, currentSettings } = await load({ 'settings.write': () => answers.shift() })
    await switchToolEverywhere('a', false)
    await switchToolEverywhere('b', false)
    await switchToolEverywhere('a', true)
    const wasSaved = await switchToolEverywhere('c', false)
    expect([bridge.calls.map(({ input }) => input), wasSaved, currentSettings().toolsOff]).toEqual([
      [{ toolsOff: ['a'] }, { toolsOff: ['a', 'b'] }, { toolsOff: ['b'] }, { toolsOff: ['b', 'c'] }],
      false,
      ['b'],
    ])
  })
})
