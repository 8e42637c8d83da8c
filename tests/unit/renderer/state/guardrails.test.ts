import { beforeEach, describe, expect, it, vi } from 'vitest'
import { profileIdSchema } from '../../../../src/shared/ids.ts'
import { installBridge } from '../../../support/bridge-double.ts'

const profileId = profileIdSchema.parse('aws:work')
const problem = { code: 'denied', title: 'Guardrails cannot be listed', advice: 'Type an id.', retryable: false, remedies: [] }
const guardrail = { id: 'abc', name: 'Careful', description: '', status: 'READY', versions: ['1'] }
const load = async () => import('../../../../src/renderer/state/guardrails.ts')

describe('the guardrails of an account', () => {
  beforeEach(() => void vi.resetModules())

  it('are asked for once for each account and region', async () => {
    const bridge = installBridge({ 'guardrails.list': () => ({ ok: true, value: { guardrails: [guardrail], problem: null } }) })
    const { guardrailsOf, loadGuardrails } = await load()
    await Promise.all([loadGuardrails(profileId, 'eu-west-1'), loadGuardrails(profileId, 'eu-west-1')])
    await loadGuardrails(profileId, 'eu-west-1')
    await loadGuardrails(profileId, 'us-east-1')
    expect([guardrailsOf(profileId, 'eu-west-1'), bridge.calls.length]).toEqual([
      { status: 'ready', guardrails: [guardrail], problem: null },
      2,
    ])
  })

  it('stay known when a newer list cannot be had, with the reason', async () => {
    const answers = [
      { guardrails: [guardrail], problem: null },
      { guardrails: [], problem },
    ]
    installBridge({ 'guardrails.list': () => ({ ok: true, value: answers.shift() }) })
    const { guardrailsOf, loadGuardrails, refreshGuardrails } = await load()
    await loadGuardrails(profileId, '')
    await refreshGuardrails(profileId, '')
    expect(guardrailsOf(profileId, '')).toEqual({ status: 'ready', guardrails: [guardrail], problem })
  })
})
