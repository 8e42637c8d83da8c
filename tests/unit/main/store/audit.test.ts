import { describe, expect, it } from 'vitest'
import { auditColumns, auditLines } from '../../../../src/main/store/audit-lines.ts'
import { auditInput } from '../../../../src/main/store/audit-input.ts'
import { beginCall, clearCalls, endCall, listCalls, type BegunCall } from '../../../../src/main/store/audit.ts'
import { deleteConversation } from '../../../../src/main/store/conversations.ts'
import type { WritableDatabase } from '../../../../src/main/store/database.ts'
import type { AuditQuery } from '../../../../src/shared/tool-audit.ts'
import { addConversation, temporaryDatabase } from '../../../support/temporary-database.ts'

const everything: AuditQuery = { text: '', kind: null, outcome: null, decision: null, conversationId: null }
const page = { limit: 50, offset: 0 }

const begin = (database: WritableDatabase, change: Partial<BegunCall> = {}): string => {
  const id = crypto.randomUUID()
  beginCall(database, {
    id,
    at: 1000,
    conversationId: null,
    toolName: 'read_file',
    serverName: '',
    kind: 'read',
    input: { path: 'notes.txt' },
    decision: 'not-needed',
    ...change,
  })
  return id
}

describe('the record of tool calls', () => {
  it('tells of a call what it was, who decided, how long it took and what came of it', () => {
    const { database } = temporaryDatabase()
    const conversationId = addConversation(database, 'Stones')
    const id = begin(database, { conversationId, decision: 'allowed-once' })
    const running = listCalls(database, everything, page)
    endCall(database, id, { durationMs: 12.5, resultBytes: 300, outcome: 'done' })
    const entry = {
      id,
      at: 1000,
      conversationId,
      conversationTitle: 'Stones',
      toolName: 'read_file',
      serverName: '',
      kind: 'read',
      input: '{"path":"notes.txt"}',
      decision: 'allowed-once',
    }
    expect({ running, ended: listCalls(database, everything, page) }).toEqual({
      running: { entries: [{ ...entry, durationMs: null, resultBytes: null, outcome: null }], total: 1 },
      ended: { entries: [{ ...entry, durationMs: 12.5, resultBytes: 300, outcome: 'done' }], total: 1 },
    })
  })

  it('outlives its conversation, without what was handed over there', () => {
    const { database } = temporaryDatabase()
    const conversationId = addConversation(database, 'Stones')
    begin(database, { conversationId })
    deleteConversation(database, conversationId)
    begin(database, { conversationId, input: { path: 'late' } })
    expect(listCalls(database, everything, page).entries).toMatchObject([
      { conversationId: null, conversationTitle: '', toolName: 'read_file', input: '' },
      { conversationId: null, conversationTitle: '', toolName: 'read_file', input: '' },
    ])
  })

  it('is listed newest first, page by page', () => {
    const { database } = temporaryDatabase()
    for (const at of [1, 3, 2, 3]) begin(database, { at, input: { at } })
    const listed = listCalls(database, everything, { limit: 2, offset: 1 })
    expect({ inputs: listed.entries.map(({ input }) => input), total: listed.total }).toEqual({
      inputs: ['{"at":3}', '{"at":2}'],
      total: 4,
    })
  })

  it.each<[string, Partial<AuditQuery>, readonly string[]]>([
    ['words of tool, server or input', { text: 'READ notes' }, ['a']],
    ['words of the server', { text: 'weather' }, ['b']],
    ['words that a pattern would take otherwise', { text: '%' }, []],
    ['the kind', { kind: 'run' }, ['c']],
    ['the decision', { decision: 'denied' }, ['c']],
    ['the outcome', { outcome: 'not-run' }, ['c']],
    ['nothing', {}, ['c', 'b', 'a']],
  ])('is filtered by %s', (_by, query, found) => {
    const { database } = temporaryDatabase()
    begin(database, { at: 1, input: { id: 'a', path: 'Notes.txt' } })
    begin(database, { at: 2, input: { id: 'b' }, toolName: 'weather_forecast', serverName: 'Weather', kind: 'other' })
    const denied = begin(database, { at: 3, input: { id: 'c' }, toolName: 'run_command', kind: 'run', decision: 'denied' })
    endCall(database, denied, { durationMs: 0, resultBytes: 0, outcome: 'not-run' })
    const ids = listCalls(database, { ...everything, ...query }, page).entries.map(({ input }) => /"id":"(\w)"/u.exec(input)?.[1])
    expect(ids).toEqual(found)
  })

  it('is filtered by the conversation', () => {
    const { database } = temporaryDatabase()
    const conversationId = addConversation(database, 'Stones')
    begin(database)
    begin(database, { conversationId })
    expect(listCalls(database, { ...everything, conversationId }, page)).toMatchObject({ entries: [{ conversationId }], total: 1 })
  })

  it('becomes lines of a table, with who decided', () => {
    const { database } = temporaryDatabase()
    begin(database, { at: Date.parse('2026-05-01T10:00:00Z'), decision: 'remembered' })
    const [line] = auditLines(database, everything)
    expect({ line, columns: auditColumns }).toEqual({
      line: {
        at: '2026-05-01T10:00:00.000Z',
        conversation: '',
        conversationId: null,
        tool: 'read_file',
        server: '',
        kind: 'read',
        input: '{"path":"notes.txt"}',
        decision: 'remembered',
        decidedBy: 'person, earlier',
        durationMs: null,
        resultBytes: null,
        outcome: null,
      },
      columns: Object.keys(line ?? {}),
    })
  })

  it('is gone when it is cleared, and a call that still runs brings nothing back', () => {
    const { database } = temporaryDatabase()
    const id = begin(database)
    clearCalls(database)
    endCall(database, id, { durationMs: 1, resultBytes: 1, outcome: 'done' })
    expect(listCalls(database, everything, page)).toEqual({ entries: [], total: 0 })
  })
})

describe('auditInput', () => {
  it('hides secrets by their form and by their name', () => {
    const input = {
      url: 'https://user:hunter2secret@example.com',
      keys: ['AKIAIOSFODNN7EXAMPLE'],
      apiKey: 'abc',
      access_token: 'abc',
      password: 'abc',
      tokens: 5,
      argv: ['curl', '-H', 'Authorization: Bearer abcdefghijklmnopqrstuvwxyz', '--token', 'abc', '--password=abc', 'API_KEY=abc', 'a=b'],
      page: 'https://example.com/?q=1&access_token=abc&z=2',
      passwords: ['abc'],
    }
    expect(JSON.parse(auditInput(input))).toEqual({
      url: 'https://user:[secret]@example.com',
      keys: ['[access key]'],
      apiKey: '[secret]',
      access_token: '[secret]',
      password: '[secret]',
      tokens: 5,
      argv: ['curl', '-H', 'Authorization: Bearer [secret]', '--token', '[secret]', '--password=[secret]', 'API_KEY=[secret]', 'a=b'],
      page: 'https://example.com/?q=1&access_token=[secret]&z=2',
      passwords: '[secret]',
    })
  })

  it('keeps the beginning of what is long, and stays short whatever it is given', () => {
    const nested = Array.from({ length: 20 }).reduce<object>((inner) => ({ inner }), {})
    expect(auditInput({ text: `${'a'.repeat(399)}😀${'b'.repeat(599)}` })).toBe(`{"text":"${'a'.repeat(399)}… (+600)"}`)
    expect(auditInput(JSON.parse(JSON.stringify(nested)))).toBe(`${'{"inner":'.repeat(8)}"…"${'}'.repeat(8)}`)
    expect(auditInput(Array.from({ length: 1000 }, () => 'c'.repeat(1000))).length).toBeLessThan(4100)
  })

  it('is done with texts that look like names of secrets, however many', () => {
    const names = ['token', 'secret-', 'api_key'].map((name) => name.repeat(700))
    const input = auditInput(Array.from({ length: 30 }, () => names))
    expect([input.length < 4100, auditInput('curl ?my-token-for-x=abc&y=z --pass-phrase=1')]).toEqual([
      true,
      '"curl ?my-token-for-x=[secret]&y=z --pass-phrase=1"',
    ])
  })
})
