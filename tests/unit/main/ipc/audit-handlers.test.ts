import { describe, expect, it } from 'vitest'
import { auditHandlers } from '../../../../src/main/ipc/handlers/audit.ts'
import { beginCall } from '../../../../src/main/store/audit.ts'
import { addConversation, temporaryDatabase } from '../../../support/temporary-database.ts'

const everything = { text: '', kind: null, outcome: null, decision: null, conversationId: null } as const

describe('auditHandlers', () => {
  it('lists calls, saves them as CSV that no spreadsheet runs, and clears them', async () => {
    const { database } = temporaryDatabase()
    const saved: { readonly name: string; readonly text: unknown }[] = []
    const handlers = auditHandlers({
      database: () => database,
      saveFile: async (name, text) => {
        saved.push({ name, text })
        return true
      },
      now: () => new Date(2026, 4, 20, 12).getTime(),
    })
    beginCall(database, {
      id: crypto.randomUUID(),
      at: Date.parse('2026-05-19T10:00:00Z'),
      conversationId: addConversation(database, '=cmd()'),
      toolName: 'calculator',
      serverName: '',
      kind: 'harmless',
      input: { expression: '1+1' },
      decision: 'not-needed',
    })
    const before = await handlers['audit.list']({ ...everything, limit: 10, offset: 0 })
    const isSaved = await handlers['audit.save'](everything)
    await handlers['audit.clear']({})
    const after = await handlers['audit.list']({ ...everything, limit: 10, offset: 0 })
    const id = before.entries[0]?.conversationId ?? ''
    expect({ total: before.total, isSaved, saved, after }).toEqual({
      total: 1,
      isSaved: true,
      saved: [
        {
          name: 'Outcrop tool calls 2026-05-20.csv',
          text: [
            'at,conversation,conversationId,tool,server,kind,input,decision,decidedBy,durationMs,resultBytes,outcome',
            `2026-05-19T10:00:00.000Z,'=cmd(),${id},calculator,,harmless,"{""expression"":""1+1""}",not-needed,app,,,`,
            '',
          ].join('\r\n'),
        },
      ],
      after: { entries: [], total: 0 },
    })
  })
})
