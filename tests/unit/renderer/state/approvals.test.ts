import { beforeEach, describe, expect, it, vi } from 'vitest'
import { installBridge } from '../../../support/bridge-double.ts'
import { readHook } from '../../../support/read-hook.ts'
import { sampleApproval } from '../../../support/sample-approval.ts'

const one = sampleApproval()
const other = sampleApproval({ id: '88888888-8888-4888-8888-888888888888', askedAt: 0, conversationId: null, messageId: null })
const failure = { code: 'x', title: 'Not now', advice: 'Later.', retryable: true, remedies: [] }

const load = async (answers: Parameters<typeof installBridge>[0] = {}) => {
  const bridge = installBridge({
    'approvals.list': () => ({ ok: true, value: [] }),
    'approvals.answer': () => ({ ok: true, value: null }),
    ...answers,
  })
  const approvals = await import('../../../../src/renderer/state/approvals.ts')
  approvals.listenToApprovals()
  return { ...approvals, bridge, approvalsState: () => readHook(() => approvals.useApprovals((state) => state)) }
}
const deny = { type: 'deny', message: '' } as const

describe('what waits for a person', () => {
  beforeEach(() => void vi.resetModules())

  it('is what main says, oldest first', async () => {
    const { bridge, approvalsState } = await load()
    bridge.say('approvals.changed', { approvals: [one, other] })
    const both = approvalsState().approvals
    bridge.say('approvals.changed', { approvals: [one] })
    expect([both, approvalsState().approvals]).toEqual([[other, one], [one]])
  })

  it('is read in a window that was loaded anew, but not over what was said since', async () => {
    const first = await load({ 'approvals.list': () => ({ ok: true, value: [one] }) })
    await first.loadApprovals()
    const read = first.approvalsState().approvals
    const reading = first.loadApprovals()
    first.bridge.say('approvals.changed', { approvals: [other] })
    await reading
    expect([read, first.approvalsState().approvals]).toEqual([[one], [other]])
  })

  it('is shown in its conversation, and everywhere where a server asks by itself', async () => {
    const { approvalsFor, bridge, useApprovalCount } = await load()
    bridge.say('approvals.changed', { approvals: [one, other] })
    const elsewhere = sampleApproval({ conversationId: '99999999-9999-4999-8999-999999999999' }).conversationId
    if (one.conversationId === null || elsewhere === null) throw new Error('no conversation')
    const { conversationId } = one
    expect([
      approvalsFor([one, other], conversationId),
      approvalsFor([one, other], elsewhere),
      approvalsFor([one, other], null),
      readHook(() => useApprovalCount(conversationId)),
      readHook(() => useApprovalCount(elsewhere)),
    ]).toEqual([[one, other], [other], [other], 1, 0])
  })

  it('goes with the answer, which is given once', async () => {
    const { bridge, answerApproval, approvalsState } = await load()
    bridge.say('approvals.changed', { approvals: [one, other] })
    const answering = answerApproval(one.id, { type: 'allow', scope: 'once', content: null })
    const again = await answerApproval(one.id, deny)
    const isTaken = await answering
    expect([isTaken, again, await answerApproval(one.id, deny), approvalsState(), bridge.calls]).toEqual([
      true,
      false,
      false,
      { approvals: [other], sending: new Set(), errors: new Map() },
      [{ name: 'approvals.answer', input: { approvalId: one.id, answer: { type: 'allow', scope: 'once', content: null } } }],
    ])
  })

  it('stays with the reason when the answer was not taken, until it is withdrawn', async () => {
    const { bridge, answerApproval, approvalsState } = await load({ 'approvals.answer': () => ({ ok: false, error: failure }) })
    bridge.say('approvals.changed', { approvals: [one] })
    const isTaken = await answerApproval(one.id, deny)
    const after = approvalsState()
    bridge.say('approvals.changed', { approvals: [] })
    expect([isTaken, after, approvalsState()]).toEqual([
      false,
      { approvals: [one], sending: new Set(), errors: new Map([[one.id, failure]]) },
      { approvals: [], sending: new Set(), errors: new Map() },
    ])
  })
})
