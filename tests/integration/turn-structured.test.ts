import { describe, expect, it } from 'vitest'
import type { OutputSchema } from '../../src/shared/inference.ts'
import { mainMessages } from '../../src/shared/messages/main.ts'
import * as blocks from '../support/bedrock-server/block-scripts.ts'
import * as scripts from '../support/bedrock-server/scripts.ts'
import { useTurnSuite } from '../support/turn-suite.ts'

const suite = useTurnSuite()

const invoice: OutputSchema = {
  name: 'invoice',
  description: 'What an invoice says.',
  schema: {
    type: 'object',
    properties: { total: { type: 'number', minimum: 0 }, currency: { type: 'string' } },
    required: ['total', 'currency'],
  },
}
const novaModel = 'us.amazon.nova-pro-v1:0'
const llamaModel = 'us.meta.llama3-3-70b-instruct-v1:0'

const structured = (conversationId: Parameters<ReturnType<typeof suite.world>['messages']>[0]) =>
  suite
    .world()
    .messages(conversationId)
    .filter(({ role }) => role === 'assistant')
    .map(({ details }) => details?.structured)

describe('an answer that follows a schema', () => {
  it('is asked for by outputConfig where the model takes it, and judged by the schema as written', async () => {
    suite.server().script(scripts.plainText('{"total": 12.5, "currency": "EUR"}'))
    const conversationId = await suite.asked('Read the invoice', { outputSchema: invoice })
    expect(suite.sent()).toMatchObject([{ outputConfig: { textFormat: { type: 'json_schema' } } }])
    expect(structured(conversationId)).toEqual([
      { name: 'invoice', mode: 'native', value: { total: 12.5, currency: 'EUR' }, isValid: true, problems: [] },
    ])
  })

  it('is asked for once more, with what was wrong, and then told as it is', async () => {
    suite
      .server()
      .script([
        scripts.plainText('{"total": -1, "currency": "EUR"}'),
        scripts.plainText('{"total": "much"}'),
        scripts.plainText('Never sent.'),
      ])
    const conversationId = await suite.asked('Read the invoice', { outputSchema: invoice })
    expect(suite.sent()).toHaveLength(2)
    expect(JSON.stringify(suite.sent().at(-1))).toContain('/total must be >= 0')
    expect(structured(conversationId)).toMatchObject([{ isValid: false }, { isValid: false, value: { total: 'much' } }])
  })

  it('comes as the input of a tool where the model must call one', async () => {
    suite.server().script(scripts.toolUse('structured_answer', { total: 3, currency: 'USD' }))
    const conversationId = await suite.asked('Read the invoice', { outputSchema: invoice, modelId: novaModel })
    expect(suite.sent()).toMatchObject([{ toolConfig: { toolChoice: { any: {} } } }])
    expect(structured(conversationId)).toMatchObject([{ mode: 'tool', isValid: true, value: { total: 3, currency: 'USD' } }])
    const call = suite
      .world()
      .messages(conversationId)
      .flatMap(({ parts }) => parts)
      .find((part) => part.type === 'tool-call')
    expect(call).toMatchObject({ outcome: { isError: false } })
  })

  it('tells the call itself what was wrong', async () => {
    suite
      .server()
      .script([scripts.toolUse('structured_answer', { total: 'x' }), scripts.toolUse('structured_answer', { total: 3, currency: 'USD' })])
    const conversationId = await suite.asked('Read the invoice', { outputSchema: invoice, modelId: novaModel })
    expect(structured(conversationId)).toMatchObject([{ isValid: false }, { isValid: true }])
    expect(suite.server().requests.every(({ rejection }) => rejection === null)).toBe(true)
  })

  it.each([
    ['in a code fence', '```json\n{"total": 3, "currency": "USD"}\n```'],
    ['with words around it', 'Here it is:\n{"total": 3, "currency": "USD"}'],
    ['with a forgotten quote and a comma too many', '{total: 3, "currency": "USD",}'],
  ])('is read %s', async (_how, text) => {
    suite.server().script(scripts.plainText(text))
    const conversationId = await suite.asked('Read the invoice', {
      outputSchema: invoice,
      modelId: llamaModel,
      inference: { tools: false },
    })
    expect(structured(conversationId)).toMatchObject([{ isValid: true, value: { total: 3, currency: 'USD' } }])
  })

  it('is not judged before the tools that it needs have run', async () => {
    suite.server().script([scripts.toolUse('calculator', { expression: '6*2' }), scripts.plainText('{"total": 12, "currency": "EUR"}')])
    const conversationId = await suite.asked('What do six at two cost?', { outputSchema: invoice })
    expect(structured(conversationId)).toMatchObject([null, { isValid: true, value: { total: 12 } }])
    expect(suite.sent()).toHaveLength(2)
  })

  it('ends the turn although other tools were called beside it', async () => {
    suite
      .server()
      .script([
        blocks.toolUses(
          { name: 'calculator', input: { expression: '1' } },
          { name: 'structured_answer', input: { total: 3, currency: 'USD' } },
        ),
        scripts.plainText('Never sent.'),
      ])
    const conversationId = await suite.asked('Read the invoice', { outputSchema: invoice, modelId: novaModel })
    expect(structured(conversationId)).toMatchObject([{ isValid: true }])
    await suite.asked('Thank you', { conversationId, modelId: novaModel })
    expect(suite.server().requests.every(({ rejection }) => rejection === null)).toBe(true)
  })

  it('belongs to its question alone', async () => {
    suite.server().script([scripts.plainText('{"total": 1, "currency": "EUR"}'), scripts.plainText('Plain words.')])
    const conversationId = await suite.asked('Read the invoice', { outputSchema: invoice })
    await suite.asked('Thank you', { conversationId })
    expect(suite.sent().at(-1)).not.toHaveProperty('outputConfig')
    expect(structured(conversationId)).toMatchObject([{ isValid: true }, null])
  })

  it('is told as it is, and not asked for again, where its schema cannot be used', async () => {
    suite.server().script([scripts.plainText('{"total": 1}'), scripts.plainText('Never sent.')])
    const broken = { ...invoice, schema: { type: 'object', properties: { total: { $ref: 'https://example.com/total.json' } } } }
    const conversationId = await suite.asked('Read the invoice', { outputSchema: broken })
    expect(structured(conversationId)).toMatchObject([{ isValid: false, value: { total: 1 }, problems: [mainMessages.answerNotChecked] }])
    expect([suite.sent().length, suite.world().faults]).toEqual([1, []])
  })
})
