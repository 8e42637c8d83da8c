import { describe, expect, it } from 'vitest'
import { messageText } from '../../../../src/renderer/features/transcript/message-text.ts'
import { groupParts } from '../../../../src/renderer/features/transcript/structured-parts.ts'
import { sampleDetails, sampleMessage } from '../../../support/sample-message.ts'

const call = { type: 'tool-call', toolUseId: 't', name: 'structured_answer', inputText: '{"a', input: null, outcome: null }
const citation = { title: 'A', source: null, passages: [], location: null }

describe('groupParts', () => {
  const groups = (parts: readonly object[], followsSchema = true, status = 'streaming'): readonly string[] =>
    groupParts(sampleMessage({ parts, status }), followsSchema).map(({ type, isLast }) => `${type}${isLast ? ', last' : ''}`)

  it('shows what is being written down for a schema as it is, and prose before it as prose', () => {
    expect([
      groups([{ type: 'text', text: 'I look it up.' }, call]),
      groups([{ type: 'text', text: ' {"a": 1' }]),
      groups([{ type: 'text', text: '{"a": 1' }], false),
      groups([{ type: 'text', text: '{"a": 1' }], true, 'interrupted'),
    ]).toEqual([['part', 'raw-answer, last'], ['raw-answer, last'], ['part, last'], ['part, last']])
  })

  it('joins texts only where one of them cites', () => {
    const text = { type: 'text', text: 'a' }
    expect([groups([text, text]), groups([text, { ...text, citations: [citation] }, { type: 'reasoning', text: 'b' }, text])]).toEqual([
      ['part', 'part, last'],
      ['cited', 'part', 'part, last'],
    ])
  })
})

describe('messageText', () => {
  it('is the words of a message without marks, and the value of an answer that follows a schema', () => {
    const parts = [
      { type: 'reasoning', text: 'Hm.' },
      { type: 'text', text: 'Old' },
      { type: 'text', text: ' stone.', citations: [citation] },
    ]
    const structured = { name: 'x', mode: 'native', value: { a: 1 }, isValid: true, problems: [] }
    expect([
      messageText(sampleMessage({ parts })),
      messageText(sampleMessage({ parts: [{ type: 'text', text: '{"a":1}' }], details: sampleDetails({ structured }) })),
    ]).toEqual(['Old stone.', '{\n  "a": 1\n}'])
  })
})
