import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { PlanInput } from '../../../../src/renderer/state/file-plan.ts'
import type { FilePlan } from '../../../../src/shared/attachment.ts'
import { profileIdSchema } from '../../../../src/shared/ids.ts'
import { installBridge } from '../../../support/bridge-double.ts'
import { gate } from '../../../support/gate.ts'
import { sampleAttachment } from '../../../support/sample-attachment.ts'

const { id } = sampleAttachment(1)
const input = (modelId: string): PlanInput => ({
  profileId: profileIdSchema.parse('demo'),
  region: '',
  modelId,
  conversationId: null,
  attachmentIds: [id],
})
const plan = (note: string | null): FilePlan => ({ attachmentId: id, form: 'text', note, error: null, betterModels: [] })

/** The note is the model's id. */
const load = async (answer: (asked: PlanInput) => unknown = ({ modelId }) => ({ ok: true, value: [plan(modelId)] })) => {
  const bridge = installBridge({ 'attachments.plan': answer })
  return { bridge, ...(await import('../../../../src/renderer/state/file-plan.ts')) }
}

describe('the plan of the files', () => {
  beforeEach(() => {
    vi.resetModules()
    vi.useFakeTimers()
    return () => void vi.useRealTimers()
  })

  it('is asked for once, when nothing has changed for a moment, and stands until a newer one comes', async () => {
    const { bridge, planSoon, filePlanState } = await load()
    planSoon(input('a'))
    planSoon(input('b'))
    await vi.advanceTimersByTimeAsync(200)
    planSoon(input('c'))
    const between = filePlanState()
    await vi.advanceTimersByTimeAsync(200)
    expect({
      asked: bridge.calls.map((call) => call.input),
      between: [between.status, between.plans.get(id)],
      end: filePlanState(),
    }).toEqual({
      asked: [input('b'), input('c')],
      between: ['waiting', plan('b')],
      end: { status: 'idle', plans: new Map([[id, plan('c')]]) },
    })
  })

  it('drops an answer about another model, and holds nothing back when it cannot be had', async () => {
    const { promise, letGo } = gate()
    const { planSoon, filePlanState } = await load(async ({ modelId }) => {
      if (modelId === 'slow') await promise
      return modelId === 'slow' ? { ok: true, value: [plan('slow')] } : { ok: false, error: {} }
    })
    planSoon(input('slow'))
    await vi.advanceTimersByTimeAsync(200)
    planSoon(input('broken'))
    await vi.advanceTimersByTimeAsync(200)
    letGo()
    await vi.advanceTimersByTimeAsync(0)
    expect(filePlanState()).toEqual({ status: 'idle', plans: new Map() })
  })

  it('is had at once before a send, which it holds back no longer than a limit', async () => {
    const { planSoon, settlePlan, stopPlanning, filePlanState } = await load(({ modelId }) =>
      modelId === 'never' ? new Promise(() => undefined) : { ok: true, value: [plan(modelId)] },
    )
    planSoon(input('a'))
    const soon = settlePlan(1500)
    await vi.advanceTimersByTimeAsync(0)
    const first = (await soon).plans.get(id)?.note
    planSoon(input('never'))
    const late = settlePlan(1500)
    await vi.advanceTimersByTimeAsync(1500)
    const second = (await late).status
    stopPlanning()
    expect({ first, second, after: filePlanState() }).toEqual({
      first: 'a',
      second: 'planning',
      after: { status: 'idle', plans: new Map() },
    })
  })
})
