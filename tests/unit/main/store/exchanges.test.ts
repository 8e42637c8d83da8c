import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { WritableDatabase } from '../../../../src/main/store/database.ts'
import { deleteConversation } from '../../../../src/main/store/conversations.ts'
import { forgetExchanges, readExchanges, saveExchanges, type StoredExchange } from '../../../../src/main/store/exchanges.ts'
import { deleteMessages } from '../../../../src/main/store/messages.ts'
import type { JsonValue } from '../../../../src/shared/json.ts'
import { jsonValueSchema } from '../../../../src/shared/json.ts'
import { addConversation, addMessage, temporaryDatabase, text } from '../../../support/temporary-database.ts'

const exchange = (request: JsonValue, change: Partial<StoredExchange> = {}): StoredExchange => ({
  operation: 'ConverseStream',
  modelId: 'm',
  sentAt: 5,
  request,
  response: { output: {} },
  ...change,
})

const said = (words: string): JsonValue => ({ role: 'user', content: [{ text: words }] })
const longSystem: JsonValue = [{ text: 's'.repeat(2000) }]

const counts = (database: WritableDatabase): readonly unknown[] =>
  ['exchanges', 'request_pieces', 'exchange_pieces'].map((table) => database.prepare(`SELECT count(*) FROM ${table}`).pluck().get())

const world = () => {
  const { database } = temporaryDatabase()
  const conversationId = addConversation(database, 'a')
  const answers = ['one', 'two'].map((words) => addMessage(database, conversationId, [text(words)], { role: 'assistant' }))
  const [first, second] = answers
  if (first === undefined || second === undefined) throw new Error('two were made')
  return { database, conversationId, first, second }
}

const plain = (value: unknown): JsonValue => jsonValueSchema.parse(JSON.parse(JSON.stringify(value)))
const anyJson = fc.jsonValue().filter((value) => !JSON.stringify(value).includes('__proto__'))
const anyRequest = fc.oneof(
  anyJson.map(plain),
  fc
    .record(
      {
        inferenceConfig: anyJson,
        messages: fc.array(fc.oneof(anyJson, fc.constantFrom(said('granite'), said('basalt')))),
        system: fc.oneof(anyJson, fc.constant(longSystem)),
        toolConfig: fc.oneof(anyJson, fc.constant(longSystem)),
        pieces: anyJson,
      },
      { requiredKeys: [] },
    )
    .map(plain),
)
const anyExchange = fc.record({
  operation: fc.constantFrom('Converse', 'ConverseStream'),
  modelId: fc.string(),
  sentAt: fc.nat(),
  request: anyRequest,
  response: fc.option(anyJson.map(plain)),
})

describe('exchanges', () => {
  it('are read back equal to what was saved, whatever they hold', () => {
    const { database, conversationId, first, second } = world()
    fc.assert(
      fc.property(fc.array(anyExchange, { maxLength: 4 }), fc.array(anyExchange, { maxLength: 2 }), (one, other) => {
        saveExchanges(database, { conversationId, messageId: first.id }, one)
        saveExchanges(database, { conversationId, messageId: second.id }, other)
        expect(readExchanges(database, first.id).map((each) => JSON.stringify(each))).toEqual(one.map((each) => JSON.stringify(each)))
        expect(readExchanges(database, second.id)).toEqual(other)
      }),
      { numRuns: 60 },
    )
  })

  it('keep each message and each long member once for a conversation', () => {
    const { database, conversationId, first, second } = world()
    const messages = Array.from({ length: 50 }, (_, index) => said(`words ${index} ${'x'.repeat(1000)}`))
    for (const [place, { id }] of [first, second].entries()) {
      const attempts = [1, 2, 3].map(() => exchange({ system: longSystem, messages: messages.slice(0, 49 + place) }))
      saveExchanges(database, { conversationId, messageId: id }, attempts)
    }
    expect([
      counts(database).slice(0, 2),
      database.prepare('SELECT max(length(request)) < 1000 FROM exchanges').pluck().get(),
      readExchanges(database, second.id).length,
    ]).toEqual([[6, 51], 1, 3])
  })

  it('go with their message, and their pieces with the last request that has them', () => {
    const { database, conversationId, first, second } = world()
    saveExchanges(database, { conversationId, messageId: first.id }, [exchange({ messages: [said('both'), said('first alone')] })])
    saveExchanges(database, { conversationId, messageId: second.id }, [exchange({ messages: [said('both')] })])
    deleteMessages(database, [first.id])
    expect([counts(database), readExchanges(database, second.id)]).toEqual([[1, 1, 1], [exchange({ messages: [said('both')] })]])
  })

  it('go with their conversation', () => {
    const { database, conversationId, first } = world()
    saveExchanges(database, { conversationId, messageId: first.id }, [exchange({ system: longSystem, messages: [said('a')] })])
    deleteConversation(database, conversationId)
    expect(counts(database)).toEqual([0, 0, 0])
  })

  it('of a turn can be forgotten, the others stay whole', () => {
    const { database, conversationId, first, second } = world()
    saveExchanges(database, { conversationId, messageId: first.id }, [exchange({ messages: [said('kept')] })])
    saveExchanges(database, { conversationId, messageId: second.id }, [exchange({ messages: [said('kept'), said('blocked')] })])
    forgetExchanges(database, conversationId, second.turnId)
    expect([readExchanges(database, second.id), readExchanges(database, first.id), counts(database)]).toEqual([
      [],
      [exchange({ messages: [said('kept')] })],
      [1, 1, 1],
    ])
  })

  it('that can no longer be read are left out', () => {
    const { database, conversationId, first } = world()
    saveExchanges(database, { conversationId, messageId: first.id }, [exchange({ messages: [] }), exchange({ messages: [said('a')] })])
    database.prepare(`UPDATE exchanges SET request = '{torn' WHERE attempt = 0`).run()
    expect(readExchanges(database, first.id)).toEqual([exchange({ messages: [said('a')] })])
  })
})
