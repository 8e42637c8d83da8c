import { describe, expect, it } from 'vitest'
import {
  chosenGuardrail,
  guardrailOptions,
  typedGuardrailSettings,
  versionsOf,
} from '../../../../../src/renderer/features/inference/guardrail-choices.ts'
import type { GuardrailSettings, ListedGuardrail } from '../../../../../src/shared/inference.ts'

const careful: ListedGuardrail = {
  id: 'abc123',
  name: 'Careful',
  description: 'No secrets',
  status: 'READY',
  versions: ['DRAFT', '2', '10'],
}
const fresh: ListedGuardrail = { id: 'new456', name: 'Fresh', description: '', status: 'CREATING', versions: ['DRAFT'] }
const before: GuardrailSettings = { id: 'x', version: '3', trace: 'enabled_full', streamProcessing: 'async', newestQuestionOnly: true }

describe('the guardrails to choose from', () => {
  it('are none, those of the account with what tells them apart, and one that is typed', () => {
    expect(guardrailOptions([careful, fresh])).toEqual([
      { value: '(none)', label: 'None' },
      { value: 'abc123', label: 'Careful', note: 'No secrets · abc123' },
      { value: 'new456', label: 'Fresh', note: 'not ready (creating) · new456' },
      { value: '(typed)', label: 'Type an id or ARN' },
    ])
  })

  it('begin with their newest version, else the draft, and keep what was chosen beside them', () => {
    expect([chosenGuardrail(careful, null), chosenGuardrail(fresh, before)]).toEqual([
      { id: 'abc123', version: '10', trace: 'enabled', streamProcessing: 'sync', newestQuestionOnly: false },
      { ...before, id: 'new456', version: 'DRAFT' },
    ])
  })

  it('offer their versions, the newest first', () => {
    expect([versionsOf(careful), versionsOf(undefined)]).toEqual([['10', '2', 'DRAFT'], ['DRAFT']])
  })

  it('count when typed only with an id and a version that can be used', () => {
    const arn = 'arn:aws:bedrock:eu-west-1:123456789012:guardrail/abc123'
    expect([
      typedGuardrailSettings(arn, 'DRAFT', before),
      typedGuardrailSettings('abc123', '', before),
      typedGuardrailSettings('Not an id', '1', before),
      typedGuardrailSettings('abc123', '0', before),
    ]).toEqual([{ ...before, id: arn, version: 'DRAFT' }, null, null, null])
  })
})
