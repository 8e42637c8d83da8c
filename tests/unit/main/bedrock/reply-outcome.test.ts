import { describe, expect, it } from 'vitest'
import { broken, cancelled, completed, endedEarly, outcomeOf, stalled, unmeasured } from '../../../../src/main/bedrock/reply-outcome.ts'
import { emptyStream, type StreamState } from '../../../../src/main/bedrock/stream-state.ts'
import { readWhole } from '../../../support/wire-client.ts'
import { stopReasons } from '../../../support/reply-arbitraries.ts'

const begun: StreamState = { ...emptyStream, partCount: 1 }
const refusal = { code: 'throttled', title: 'T', advice: 'A', retryable: true, remedies: ['wait', 'choose-model'] } as const
const lost = { ...refusal, code: 'connection-lost', remedies: ['retry'] } as const
const error = (known: typeof refusal | typeof lost) => ({ ...known, remedies: [...known.remedies] })
const blockedBy = (state: Partial<StreamState>) =>
  outcomeOf(completed, { ...begun, stopReason: 'guardrail_intervened', ...state }, unmeasured).guardrail?.blockedSides
const usage = { inputTokens: 1, outputTokens: 0, cacheReadTokens: 0, cacheWriteTokens: 0, cacheWrites: [] }

describe('the outcome of a reply', () => {
  it.each(stopReasons)('is complete and no failure after %s', async (stopReason) => {
    const { outcome } = await readWhole({ output: { message: { role: 'assistant', content: [{ text: 'a' }] } }, stopReason })
    expect([outcome.status, outcome.error, outcome.stopReason]).toEqual(['complete', null, stopReason])
  })

  it('fails where nothing came, and is interrupted where something did', () => {
    expect([broken(error(refusal), emptyStream), broken(error(refusal), begun), broken(error(lost), begun)]).toEqual([
      { status: 'failed', error: refusal },
      { status: 'interrupted', error: { ...refusal, remedies: ['continue', 'retry', 'choose-model'] } },
      { status: 'interrupted', error: { ...lost, remedies: ['continue', 'retry'] } },
    ])
  })

  it('goes on only from something that came', () => {
    const endings = [stalled(1000, emptyStream), stalled(1000, begun), endedEarly(emptyStream), endedEarly(begun), cancelled]
    expect(endings.map(({ status, error: problem }) => [status, problem?.code, problem?.remedies])).toEqual([
      ['interrupted', 'stalled', ['retry']],
      ['interrupted', 'stalled', ['continue', 'retry']],
      ['interrupted', 'ended-early', ['retry']],
      ['interrupted', 'ended-early', ['continue', 'retry']],
      ['cancelled', undefined, undefined],
    ])
  })

  it('takes the guardrail’s own words for no answer of the model', () => {
    expect([blockedBy({ usage }), blockedBy({ usage: { ...usage, outputTokens: 9 } }), blockedBy({ partCount: 0 })]).toEqual([
      ['input'],
      ['output'],
      ['input'],
    ])
  })
})
