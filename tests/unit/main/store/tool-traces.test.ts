import { describe, expect, it } from 'vitest'
import { insertAttachment } from '../../../../src/main/store/attachments.ts'
import type { WritableDatabase } from '../../../../src/main/store/database.ts'
import { listAllMessages, markInterrupted, setToolOutcome } from '../../../../src/main/store/messages.ts'
import { closeUnfinishedCalls, markCallStarted } from '../../../../src/main/store/unfinished-calls.ts'
import { hasUntrusted } from '../../../../src/main/store/untrusted.ts'
import type { Message, Part, ToolOutcome } from '../../../../src/shared/message.ts'
import { addConversation, addMessage, anAttachment, queryPlans, temporaryDatabase, text } from '../../../support/temporary-database.ts'

const call = (outcome: ToolOutcome | null, more: Partial<Extract<Part, { type: 'tool-call' }>> = {}): Part => ({
  type: 'tool-call',
  toolUseId: 'tooluse_1',
  name: 'sample',
  inputText: '{}',
  input: {},
  outcome,
  ...more,
})
const done: ToolOutcome = { isError: false, text: 'Done.' }

const outcomes = (messages: readonly Message[]): readonly (string | null)[] =>
  messages.flatMap(({ parts }) => parts.flatMap((part) => (part.type === 'tool-call' ? [part.outcome?.text ?? null] : [])))

describe('hasUntrusted', () => {
  const cases: readonly [string, (database: WritableDatabase) => readonly Part[], boolean][] = [
    ['words and results of tools that others have no part in', () => [text('Hi'), call(done)], false],
    ['a call that has no result yet', () => [call(null)], false],
    ['a result that others have written', () => [call({ ...done, isUntrusted: true })], true],
    ['what the service has searched', () => [{ type: 'tool-result', toolUseId: 'a', resultType: null, isError: false, content: [] }], true],
    ['a search result', () => [{ type: 'search-result', source: 'https://example.com/', title: 'A', passages: [] }], true],
    [
      'an attached file',
      (database) => {
        const attachment = anAttachment()
        insertAttachment(database, attachment, [])
        return [{ type: 'attachment', attachment }]
      },
      true,
    ],
  ]
  it.each(cases)('knows %s', (_name, partsOf, expected) => {
    const { database } = temporaryDatabase()
    const [here, there] = [addConversation(database, 'Here'), addConversation(database, 'There')]
    addMessage(database, here, partsOf(database), { role: 'assistant' })
    expect([hasUntrusted(database, here), hasUntrusted(database, there)]).toEqual([expected, false])
  })

  it('trusts nothing that cannot be read', () => {
    const { database } = temporaryDatabase()
    const here = addConversation(database, 'Here')
    addMessage(database, here, [call(done)], { role: 'assistant' })
    database.prepare(`UPDATE parts SET data = '{"outcome": {'`).run()
    expect(hasUntrusted(database, here)).toBe(true)
  })

  it('looks at the messages of one conversation alone', () => {
    const { database } = temporaryDatabase()
    const here = addConversation(database, 'Here')
    expect(queryPlans(database, () => hasUntrusted(database, here)).filter((step) => step.startsWith('SCAN'))).toEqual([])
  })
})

describe('calls that a crash has left without a result', () => {
  it('are told by whether they had begun, and their answer can be continued', () => {
    const { database } = temporaryDatabase()
    const here = addConversation(database, 'Here')
    addMessage(database, here, [text('Do three things')])
    const answer = addMessage(database, here, [text('I will.'), call(null), call(null), call(null)], { role: 'assistant' })
    setToolOutcome(database, answer.id, 1, done)
    markCallStarted(database, answer.id, 2)
    const marked = [markInterrupted(database), markInterrupted(database)]
    const after = listAllMessages(database, here).slice(1)
    expect({ marked, outcomes: outcomes(after), status: after[0]?.status, remedies: after[0]?.error?.remedies }).toEqual({
      marked: [1, 0],
      outcomes: [
        'Done.',
        'Outcrop stopped while this call was running. It is not known how far it came; look before you do it again.',
        'Outcrop stopped before this call was run.',
      ],
      status: 'interrupted',
      remedies: ['continue', 'retry'],
    })
  })

  it('are found at each start without a look at every message', () => {
    const { database } = temporaryDatabase()
    expect(queryPlans(database, () => closeUnfinishedCalls(database)).filter((step) => /SCAN (?:messages|parts)/u.test(step))).toEqual([])
  })

  it('are left alone where they never run: in a cut answer, at the service, before a later message', () => {
    const { database } = temporaryDatabase()
    const [cut, served, past] = ['Cut', 'Served', 'Past'].map((title) => addConversation(database, title))
    if (cut === undefined || served === undefined || past === undefined) throw new Error('three were made')
    addMessage(database, cut, [call(null)], { role: 'assistant', status: 'cancelled' })
    addMessage(database, served, [call(null, { server: true })], { role: 'assistant' })
    addMessage(database, past, [call(null)], { role: 'assistant' })
    addMessage(database, past, [text('And now?')])
    expect(markInterrupted(database)).toBe(0)
    expect(outcomes([cut, served, past].flatMap((id) => listAllMessages(database, id)))).toEqual([null, null, null])
  })
})
