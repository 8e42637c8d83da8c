import { beforeEach, describe, expect, it, vi } from 'vitest'
import { installBridge } from '../../../support/bridge-double.ts'

type Asked = { readonly text: string; readonly offset: number }
const entryOf = (id: string) => ({ id, toolName: id })
const page = (ids: readonly string[], total: number) => ({ ok: true, value: { entries: ids.map(entryOf), total } })
const failure = { code: 'database', title: 'The database is busy', advice: 'Try again.', retryable: true, remedies: [] }

const load = async (answers: Parameters<typeof installBridge>[0]) => {
  const bridge = installBridge(answers)
  const audit = await import('../../../../src/renderer/state/audit.ts')
  return { bridge, ids: () => audit.auditState().entries.map(({ id }) => id), ...audit }
}

describe('the list of calls', () => {
  beforeEach(() => void vi.resetModules())

  it('is read page after page, each call once although new ones move the rest along', async () => {
    const { openAudit, loadMoreCalls, auditState, ids, bridge } = await load({
      'audit.list': ({ offset }: Asked) => (offset === 0 ? page(['d', 'c'], 4) : page(['c', 'b', 'a'], 5)),
    })
    await openAudit()
    await Promise.all([loadMoreCalls(), loadMoreCalls()])
    await loadMoreCalls()
    expect([ids(), auditState().total, bridge.calls.length]).toEqual([['d', 'c', 'b', 'a'], 5, 3])
  })

  it('looks for what is typed after a pause and for a choice at once, and keeps what it has when that fails', async () => {
    vi.useFakeTimers()
    const { openAudit, changeAuditQuery, auditState, ids, bridge } = await load({
      'audit.list': ({ text }: Asked) => (text === 'fail' ? { ok: false, error: failure } : page(['a'], 1)),
    })
    await openAudit()
    changeAuditQuery({ text: 'fa' })
    changeAuditQuery({ text: 'fail' })
    const beforePause = bridge.calls.length
    await vi.advanceTimersByTimeAsync(200)
    vi.useRealTimers()
    const failed = [ids(), auditState().status, auditState().error]
    changeAuditQuery({ kind: 'run' })
    expect([beforePause, failed, bridge.calls.at(-1)?.input]).toEqual([
      1,
      [['a'], 'failed', failure],
      { text: 'fail', kind: 'run', outcome: null, decision: null, conversationId: null, limit: 50, offset: 0 },
    ])
  })

  it('is exported as it is filtered, and empty when it was cleared', async () => {
    const answers = [page(['a'], 1), page([], 0)]
    const { bridge, openAudit, saveAudit, clearAudit, ids } = await load({
      'audit.list': () => answers.shift(),
      'audit.save': () => ({ ok: true, value: true }),
      'audit.clear': () => ({ ok: true, value: null }),
    })
    await openAudit()
    const results = [await saveAudit(), await clearAudit()]
    expect([results, ids(), bridge.calls[1]]).toEqual([
      [true, true],
      [],
      { name: 'audit.save', input: { text: '', kind: null, outcome: null, decision: null, conversationId: null } },
    ])
  })
})
