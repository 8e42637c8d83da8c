import { describe, expect, it } from 'vitest'
import { deleteConversation } from '../../../../src/main/store/conversations.ts'
import { csvOf } from '../../../../src/main/store/csv.ts'
import { usageColumns, usageLines } from '../../../../src/main/store/usage-lines.ts'
import { conversationUsage, monthUsage, readUsageReport } from '../../../../src/main/store/usage-report.ts'
import { recordUsage, type UsageRecord } from '../../../../src/main/store/usage.ts'
import type { WritableDatabase } from '../../../../src/main/store/database.ts'
import type { ConversationId } from '../../../../src/shared/ids.ts'
import { addConversation, temporaryDatabase } from '../../../support/temporary-database.ts'

const may = (day: number, hour = 12): number => new Date(2026, 4, day, hour).getTime()

const record = (database: WritableDatabase, conversationId: ConversationId, change: Partial<UsageRecord> = {}): void =>
  recordUsage(database, {
    conversationId,
    messageId: null,
    purpose: 'reply',
    profileId: 'aws:work',
    region: 'eu-west-1',
    modelId: 'eu.anthropic.claude-sonnet-4-6',
    usage: {
      inputTokens: 10,
      outputTokens: 5,
      cacheReadTokens: 3,
      cacheWriteTokens: 7,
      cacheWrites: [
        { ttl: '5m', tokens: 4 },
        { ttl: '1h', tokens: 3 },
      ],
    },
    cost: { usd: 0.5, asOf: '2026-06-26', savedUsd: 0.1 },
    serviceTier: 'flex',
    stopReason: 'end_turn',
    latencyMs: 1200.5,
    timeToFirstTokenMs: 300,
    requestId: 'request-1',
    createdAt: may(3),
    ...change,
  })

const names = { profiles: new Map([['aws:work', 'Work']]), models: (modelId: string) => modelId.replace(/^eu\./u, '') }
const wholeMay = { from: '2026-05-01', to: '2026-05-31' }

describe('usage', () => {
  it('is counted also where the conversation was deleted while the request ran', () => {
    const { database } = temporaryDatabase()
    const id = addConversation(database, 'Stones')
    deleteConversation(database, id)
    record(database, id)
    expect(usageLines(database, wholeMay)).toMatchObject([{ conversation: null, usd: 0.5 }])
  })

  it('keeps all that was counted of a request, and outlives its conversation', () => {
    const { database } = temporaryDatabase()
    const id = addConversation(database, 'Stones')
    record(database, id)
    const line = {
      createdAt: new Date(may(3)).toISOString(),
      purpose: 'reply',
      conversation: 'Stones',
      profileId: 'aws:work',
      region: 'eu-west-1',
      modelId: 'eu.anthropic.claude-sonnet-4-6',
      inputTokens: 10,
      outputTokens: 5,
      cacheReadTokens: 3,
      cacheWriteTokens: 7,
      cacheWrite1hTokens: 3,
      usd: 0.5,
      savedUsd: 0.1,
      priceAsOf: '2026-06-26',
      serviceTier: 'flex',
      stopReason: 'end_turn',
      latencyMs: 1200.5,
      timeToFirstTokenMs: 300,
      requestId: 'request-1',
    }
    const before = usageLines(database, wholeMay)
    deleteConversation(database, id)
    expect([before, usageLines(database, wholeMay)]).toEqual([[line], [{ ...line, conversation: null }]])
  })

  it('is summed by local day, month, model, profile and conversation, deleted ones together', () => {
    const { database } = temporaryDatabase()
    const [stones, first, second] = ['Stones', 'First', 'Second'].map((title) => addConversation(database, title))
    if (stones === undefined || first === undefined || second === undefined) throw new Error('three were made')
    record(database, stones, { createdAt: may(3, 0) })
    record(database, stones, { createdAt: may(3, 23), purpose: 'title', cost: { usd: null, asOf: null, savedUsd: null } })
    record(database, first, { createdAt: may(4), modelId: 'amazon.nova-lite-v1:0', profileId: 'aws:gone' })
    record(database, second, { createdAt: may(4), cost: { usd: 2, asOf: '2026-05-01', savedUsd: -0.2 } })
    record(database, second, { createdAt: may(32) })
    record(database, second, { createdAt: new Date(2026, 3, 30, 23, 59, 59).getTime() })
    for (const id of [first, second]) deleteConversation(database, id)
    const report = readUsageReport(database, wholeMay, names)
    const brief = (rows: readonly { key: string; name: string; usd: number; replies: number }[]) =>
      rows.map(({ key, name, usd, replies }) => [key, name, usd, replies])
    expect({
      totals: report.totals,
      days: brief(report.days),
      months: brief(report.months),
      models: brief(report.models),
      profiles: brief(report.profiles),
      conversations: report.conversations.map(({ conversationId, name, usd, unpriced }) => [conversationId, name, usd, unpriced]),
      pricesAsOf: report.pricesAsOf,
    }).toEqual({
      totals: {
        replies: 3,
        inputTokens: 40,
        outputTokens: 20,
        cacheReadTokens: 12,
        cacheWriteTokens: 28,
        usd: 3,
        savedUsd: 0,
        unpriced: 1,
      },
      days: [
        ['2026-05-03', '2026-05-03', 0.5, 1],
        ['2026-05-04', '2026-05-04', 2.5, 2],
      ],
      months: [['2026-05', '2026-05', 3, 3]],
      models: [
        ['eu.anthropic.claude-sonnet-4-6', 'anthropic.claude-sonnet-4-6', 2.5, 2],
        ['amazon.nova-lite-v1:0', 'amazon.nova-lite-v1:0', 0.5, 1],
      ],
      profiles: [
        ['aws:work', 'Work', 2.5, 2],
        ['aws:gone', 'aws:gone', 0.5, 1],
      ],
      conversations: [
        [null, 'Deleted conversations', 2.5, 0],
        [stones, 'Stones', 0.5, 1],
      ],
      pricesAsOf: ['2026-05-01', '2026-06-26'],
    })
  })

  it('of a month begins with its first local day, that of a conversation with its first request', () => {
    const { database } = temporaryDatabase()
    const id = addConversation(database, 'Stones')
    const other = addConversation(database, 'Others')
    record(database, id, { createdAt: new Date(2026, 4, 1).getTime() })
    record(database, id, { createdAt: new Date(2026, 4, 1).getTime() - 1 })
    record(database, other, { createdAt: may(20), cost: { usd: 4, asOf: null, savedUsd: null } })
    expect([monthUsage(database, may(31, 23)), monthUsage(database, may(33)), conversationUsage(database, id).usd]).toEqual([4.5, 0, 1])
  })

  it('is nothing where nothing was asked', () => {
    const { database } = temporaryDatabase()
    const report = readUsageReport(database, wholeMay, names)
    expect([report.totals.usd, report.days, conversationUsage(database, addConversation(database, 'a')).replies]).toEqual([0, [], 0])
  })
})

describe('csvOf', () => {
  it('quotes what needs it, disarms formulas and leaves numbers as numbers', () => {
    const cells = ['=1+1', '+1', '-1', '@a', '\tb', 'a "b", c\nd', -1, 0.25, null, 'plain', '']
    expect(csvOf(['one', 'two, three'], [cells])).toBe(`one,"two, three"\r\n'=1+1,'+1,'-1,'@a,'\tb,"a ""b"", c\nd",-1,0.25,,plain,\r\n`)
  })

  it('disarms what a spreadsheet with other separators would take for the start of a cell', () => {
    expect(csvOf(['one'], [['a;=1+1'], ['a; @b'], ['a\n-b'], ['＝1+1'], ['a-b=c']])).toBe(
      `one\r\n"a;'=1+1"\r\n"a; '@b"\r\n"a\n'-b"\r\n'＝1+1\r\na-b=c\r\n`,
    )
  })

  it('has one line for each request under the names of the columns', () => {
    const { database } = temporaryDatabase()
    record(database, addConversation(database, '=HYPERLINK("http://x")'))
    const lines = csvOf(
      usageColumns,
      usageLines(database, wholeMay).map((line) => Object.values(line)),
    ).split('\r\n')
    expect([lines.length, lines[0]?.split(',').length, lines[1]?.includes(`"'=HYPERLINK(""http://x"")"`)]).toEqual([3, 19, true])
  })
})
