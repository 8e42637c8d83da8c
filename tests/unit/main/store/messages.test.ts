import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { messageIdSchema, turnIdSchema } from '../../../../src/shared/ids.ts'
import type { Part } from '../../../../src/shared/message.ts'
import type { ReplyDetails } from '../../../../src/shared/model.ts'
import { insertAttachment } from '../../../../src/main/store/attachments.ts'
import { inTransaction } from '../../../../src/main/store/database.ts'
import {
  deleteMessages,
  finishMessage,
  insertMessage,
  lastTurn,
  listAllMessages,
  listMessages,
  nextPosition,
  saveParts,
  setToolOutcome,
} from '../../../../src/main/store/messages.ts'
import { addConversation, addMessage, anAttachment, queryPlans, temporaryDatabase, text } from '../../../support/temporary-database.ts'

const toolCall: Part = {
  type: 'tool-call',
  toolUseId: 't1',
  name: 'calculator',
  inputText: '{"sum":"1+1"}',
  input: { sum: '1+1' },
  outcome: null,
}
const details: ReplyDetails = {
  modelId: 'demo.reader',
  stopReason: 'end_turn',
  usage: { inputTokens: 1, outputTokens: 2, cacheReadTokens: 3, cacheWriteTokens: 4, cacheWrites: [{ ttl: '1h', tokens: 4 }] },
  cost: { usd: 0.01, asOf: '2026-11-01', savedUsd: -0.002 },
  latencyMs: 12,
  timeToFirstTokenMs: 3,
  requestId: 'r1',
  serviceTier: 'flex',
  latencyMode: 'optimized',
  invokedModelId: 'arn:aws:bedrock:us-east-1::foundation-model/m',
  prefixHash: 'abc',
  responseFields: { stop_sequence: null },
  guardrail: {
    action: 'blocked',
    findings: [{ side: 'input', policy: 'word', name: 'a word', action: 'BLOCKED', detected: true }],
    applied: [{ id: 'g', version: '1', origin: 'REQUEST' }],
    blockedSides: ['input'],
    redacted: ['input'],
  },
  structured: { name: 'invoice', mode: 'native', value: { a: 1 }, isValid: true, problems: [] },
  adjustments: ['temperature-left-out'],
}

describe('messages', () => {
  it('gives back every kind of part as it was', () => {
    const { database } = temporaryDatabase()
    const attachment = anAttachment()
    insertAttachment(database, attachment, [])
    const parts: Part[] = [
      text('a 😀 text'),
      { type: 'reasoning', text: 'because', signature: 'c2ln' },
      { type: 'reasoning', text: '', redacted: 'cmVk' },
      { type: 'attachment', attachment },
      toolCall,
      { type: 'tool-call', toolUseId: 't2', name: 'files', inputText: '{"pa', input: null, outcome: { isError: true, text: 'cut off' } },
      { type: 'unknown', name: 'video', json: { deep: [1, null, 'x'] } },
    ]
    const conversationId = addConversation(database, '')
    const message = addMessage(database, conversationId, parts, {
      details,
      error: { code: 'throttled', title: 'Busy', advice: 'Wait.', detail: '429', retryable: true, remedies: ['retry'] },
    })
    expect(listAllMessages(database, conversationId)).toEqual([message])
  })

  it('counts positions from one, and never twice in a conversation', () => {
    const { database } = temporaryDatabase()
    const conversationId = addConversation(database, '')
    const first = addMessage(database, conversationId, [])
    expect([first.position, nextPosition(database, conversationId)]).toEqual([1, 2])
    expect(() => addMessage(database, conversationId, [], { position: 1 })).toThrow(/UNIQUE/u)
  })

  it('writes a message whole or not at all', () => {
    const { database } = temporaryDatabase()
    const conversationId = addConversation(database, '')
    const broken: Part[] = [text('first'), { type: 'attachment', attachment: anAttachment() }]
    expect(() => addMessage(database, conversationId, broken)).toThrow(/FOREIGN KEY/u)
    expect(listAllMessages(database, conversationId)).toEqual([])
  })

  it('writes only the parts from an index on', () => {
    const { database } = temporaryDatabase()
    const conversationId = addConversation(database, '')
    const { id } = addMessage(database, conversationId, [text('kept'), text('gro')], { status: 'streaming' })
    saveParts(database, id, [text('not written'), text('grown'), toolCall], 1)
    expect(listAllMessages(database, conversationId)[0]?.parts).toEqual([text('kept'), text('grown'), toolCall])
  })

  it('records how a message ended and what a tool answered', () => {
    const { database } = temporaryDatabase()
    const conversationId = addConversation(database, '')
    const { id } = addMessage(database, conversationId, [toolCall], { role: 'assistant', status: 'streaming' })
    finishMessage(database, id, { status: 'complete', error: null, details })
    setToolOutcome(database, id, 0, { isError: false, text: '2' })
    expect(listAllMessages(database, conversationId)).toMatchObject([
      { status: 'complete', details, parts: [{ ...toolCall, outcome: { isError: false, text: '2' } }] },
    ])
  })

  it('refuses to finish a message or a tool call that is not there', () => {
    const { database } = temporaryDatabase()
    const message = addMessage(database, addConversation(database, ''), [text('x')])
    deleteMessages(database, [message.id])
    expect(() => finishMessage(database, message.id, { status: 'complete', error: null, details: null })).toThrow(/No message/u)
    expect(() => setToolOutcome(database, message.id, 0, { isError: false, text: '' })).toThrow(/No tool call/u)
  })

  it('keeps a conversation readable around damaged rows', () => {
    const { database } = temporaryDatabase()
    const conversationId = addConversation(database, '')
    const { id } = addMessage(database, conversationId, [text('fine'), toolCall, { type: 'reasoning', text: 'why' }], { details })
    database.prepare(`UPDATE parts SET data = '{"name"' WHERE message_id = ? AND part_index = 1`).run(id)
    database.prepare(`UPDATE parts SET type = 'hologram' WHERE message_id = ? AND part_index = 2`).run(id)
    database.prepare(`UPDATE messages SET error = '{{', details = '{"modelId":1}' WHERE id = ?`).run(id)
    expect(listAllMessages(database, conversationId)).toMatchObject([
      {
        error: null,
        details: null,
        parts: [
          text('fine'),
          { type: 'unknown', name: 'tool-call', json: { data: '{"name"' } },
          { type: 'unknown', name: 'hologram', json: { text: 'why' } },
        ],
      },
    ])
  })

  it('finds the last turn with its question and answers', () => {
    const { database } = temporaryDatabase()
    const conversationId = addConversation(database, '')
    expect(lastTurn(database, conversationId)).toBeNull()
    addMessage(database, conversationId, [text('earlier')])
    const turnId = turnIdSchema.parse(randomUUID())
    const messages = [
      addMessage(database, conversationId, [text('question')], { turnId }),
      addMessage(database, conversationId, [toolCall], { turnId, role: 'assistant' }),
      addMessage(database, conversationId, [text('answer')], { turnId, role: 'assistant' }),
    ]
    expect(lastTurn(database, conversationId)).toEqual({ turnId, messages })
  })

  it('deletes messages with their parts', () => {
    const { database } = temporaryDatabase()
    const conversationId = addConversation(database, '')
    const kept = addMessage(database, conversationId, [text('kept')])
    deleteMessages(database, [addMessage(database, conversationId, [text('gone')]).id])
    expect([listAllMessages(database, conversationId), database.prepare('SELECT count(*) FROM parts').pluck().get()]).toEqual([[kept], 1])
  })

  it('opens one page of 20,000 messages through indexes, sorting nothing', () => {
    const { database } = temporaryDatabase()
    const conversationId = addConversation(database, '')
    const template = addMessage(database, conversationId, [text('first')])
    inTransaction(database, () => {
      for (let position = 2; position <= 20_000; position += 1) {
        insertMessage(database, { ...template, id: messageIdSchema.parse(randomUUID()), position })
      }
    })
    const plans = queryPlans(database, () => listMessages(database, conversationId, { beforePosition: null, limit: 50 }))
    expect(plans.filter((step) => !/^SEARCH .* USING (COVERING )?INDEX/u.test(step))).toEqual([])
  })
})
