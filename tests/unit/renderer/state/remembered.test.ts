import { beforeEach, describe, expect, it, vi } from 'vitest'
import { installBridge } from '../../../support/bridge-double.ts'

const one = (id: string) => ({ id, conversationId: null, toolName: 'run_command', toolTitle: 'Run a program', what: id, createdAt: 1 })
const failure = { code: 'database', title: 'The database is busy', advice: 'Try again.', retryable: true, remedies: [] }

const load = async (answers: Parameters<typeof installBridge>[0]) => {
  const bridge = installBridge(answers)
  const remembered = await import('../../../../src/renderer/state/remembered.ts')
  return { bridge, ids: () => remembered.rememberedState().remembered.map(({ id }) => id), ...remembered }
}

describe('what is allowed from now on', () => {
  beforeEach(() => void vi.resetModules())

  it('goes from the list when it is forgotten, and stays with the reason when it could not be', async () => {
    const answers = [
      { ok: true, value: null },
      { ok: false, error: failure },
    ]
    const { loadRemembered, forgetRemembered, rememberedState, ids } = await load({
      'approvals.remembered': () => ({ ok: true, value: [one('a'), one('b')] }),
      'approvals.forget': () => answers.shift(),
    })
    await loadRemembered()
    const results = [await forgetRemembered('a'), await forgetRemembered('b')]
    expect([results, ids(), rememberedState().error]).toEqual([[true, false], ['b'], failure])
  })

  it('is forgotten as a whole', async () => {
    const { loadRemembered, forgetAllRemembered, ids } = await load({
      'approvals.remembered': () => ({ ok: true, value: [one('a'), one('b')] }),
      'approvals.forgetAll': () => ({ ok: true, value: null }),
    })
    await loadRemembered()
    expect([await forgetAllRemembered(), ids()]).toEqual([true, []])
  })
})
