import { describe, expect, it } from 'vitest'
import { applyToolOutput, noOutputs, outputKey } from '../../../../src/renderer/state/tool-output.ts'
import { messageIdSchema } from '../../../../src/shared/ids.ts'
import type { TurnEvent } from '../../../../src/shared/turn-event.ts'

const messageId = messageIdSchema.parse('00000000-0000-4000-8000-000000000001')
const wrote = (index: number, text: string): TurnEvent => ({ type: 'tool-output', messageId, index, text })
const ended: TurnEvent = { type: 'tool-outcome', messageId, index: 0, outcome: { isError: false, text: '' } }

describe('applyToolOutput', () => {
  it('keeps what each running call writes until it has ended', () => {
    const both = [wrote(0, 'one '), wrote(1, 'other'), wrote(0, 'two')].reduce(applyToolOutput, noOutputs)
    expect([[...both], [...applyToolOutput(both, ended)], [...applyToolOutput(both, { type: 'turn-end' })]]).toEqual([
      [
        [outputKey(messageId, 0), 'one two'],
        [outputKey(messageId, 1), 'other'],
      ],
      [[outputKey(messageId, 1), 'other']],
      [],
    ])
  })

  it('keeps the end of a flood', () => {
    const flooded = applyToolOutput(applyToolOutput(noOutputs, wrote(0, 'x'.repeat(70_000))), wrote(0, 'end'))
    const text = flooded.get(outputKey(messageId, 0)) ?? ''
    expect([text.length, text.endsWith('xend')]).toEqual([65_536, true])
  })

  it('changes nothing where an event says nothing about it', () => {
    const outputs = applyToolOutput(noOutputs, wrote(1, 'x'))
    expect([applyToolOutput(outputs, ended) === outputs, applyToolOutput(noOutputs, { type: 'turn-end' }) === noOutputs]).toEqual([
      true,
      true,
    ])
  })
})
