import { describe, expect, it } from 'vitest'
import { rememberedApprovals } from '../../../../src/main/store/approvals.ts'
import { deleteConversation } from '../../../../src/main/store/conversations.ts'
import { createApprovals, type ApprovalDecision, type Asked } from '../../../../src/main/tools/approvals.ts'
import type { Ask, Tool } from '../../../../src/main/tools/tool.ts'
import type { Approval, ApprovalScope } from '../../../../src/shared/approval.ts'
import { messageIdSchema, turnIdSchema, type ConversationId } from '../../../../src/shared/ids.ts'
import type { ToolKind } from '../../../../src/shared/tool.ts'
import { askFor, sampleTool, serverId } from '../../../support/sample-tool.ts'
import { addConversation, temporaryDatabase } from '../../../support/temporary-database.ts'

const { signal } = new AbortController()
const turnId = turnIdSchema.parse(crypto.randomUUID())
const messageId = messageIdSchema.parse(crypto.randomUUID())

const createWorld = () => {
  const { database } = temporaryDatabase()
  const pushes: (readonly Approval[])[] = []
  const approvals = createApprovals({
    memory: rememberedApprovals(() => database),
    push: (waiting) => pushes.push(waiting),
    now: () => 1000,
    newId: () => crypto.randomUUID(),
  })
  const here = addConversation(database, 'Here')
  const there = addConversation(database, 'There')
  const contextIn = (conversationId: ConversationId): Asked['context'] => ({ conversationId, turnId, messageId, index: 1 })
  type Question = {
    readonly tool?: Tool
    readonly ask?: Ask
    readonly conversationId?: ConversationId | null
    readonly isTainted?: boolean
  }
  const askedOf = ({
    tool = sampleTool({ kind: 'write' }),
    ask = askFor('a'),
    conversationId = here,
    isTainted = false,
  }: Question): Asked => ({
    tool,
    ask,
    context: conversationId === null ? null : contextIn(conversationId),
    isTainted,
  })
  const question = (asked: Question, until: AbortSignal = signal) => approvals.decide(askedOf(asked), until)
  const newest = (): Approval => {
    const waiting = approvals.list().at(-1)
    if (waiting === undefined) throw new Error('Nobody is asked.')
    return waiting
  }
  const allow = (scope: ApprovalScope): void => approvals.answer(newest().id, { type: 'allow', scope, content: null })
  /** Asks, says yes with a scope, and asks the second; tells who let it run, or that a person is asked again. */
  const askTwice = async (scope: ApprovalScope, first: Question, second: Question): Promise<string> => {
    const before = question(first)
    allow(scope)
    await before
    const stop = new AbortController()
    const after = question(second, stop.signal)
    const isAsked = approvals.list().length > 0
    stop.abort()
    const decision = await after
    return isAsked ? 'asked' : decision.type === 'allow' ? decision.by : 'denied'
  }
  return { database, approvals, pushes, here, there, question, newest, allow, askTwice }
}

const yes = (by: string): ApprovalDecision | object => ({ type: 'allow', by, content: null })

describe('createApprovals', () => {
  it('shows what exactly will happen, and why it is asked, and takes it away with the answer', async () => {
    const { approvals, question, here, pushes, allow } = createWorld()
    const decision = question({})
    const [waiting] = approvals.list()
    allow('once')
    expect({ waiting, decision: await decision, pushes: pushes.map(({ length }) => length), remembered: approvals.remembered() }).toEqual({
      waiting: {
        id: expect.any(String),
        conversationId: here,
        turnId,
        messageId,
        index: 1,
        tool: { name: 'sample', title: 'A sample', kind: 'write', source: { type: 'built-in' } },
        view: { type: 'input', input: 'a' },
        reasons: ['changes-files'],
        scopes: ['once', 'conversation', 'always'],
        askedAt: 1000,
      },
      decision: yes('once'),
      pushes: [1, 0],
      remembered: [],
    })
  })

  it('passes on what a person says to the model, and what they filled in', async () => {
    const { approvals, question, newest } = createWorld()
    const refused = question({})
    approvals.answer(newest().id, { type: 'deny', message: 'Use the other file.' })
    const filled = question({})
    approvals.answer(newest().id, { type: 'allow', scope: 'once', content: { city: 'Bern' } })
    expect([await refused, await filled]).toEqual([
      { type: 'deny', message: 'Use the other file.' },
      { type: 'allow', by: 'once', content: { city: 'Bern' } },
    ])
  })

  it('takes one answer for one question: a second, an unknown and an old id change nothing', async () => {
    const { approvals, question, newest } = createWorld()
    const first = question({})
    const { id } = newest()
    approvals.answer(id, { type: 'deny', message: '' })
    const second = question({})
    approvals.answer(id, { type: 'allow', scope: 'always', content: null })
    expect({ waiting: approvals.list().length, remembered: approvals.remembered() }).toEqual({ waiting: 1, remembered: [] })
    approvals.answer(newest().id, { type: 'deny', message: '' })
    expect(await Promise.all([first, second])).toEqual([
      { type: 'deny', message: '' },
      { type: 'deny', message: '' },
    ])
  })

  it('takes no scope that was not offered', async () => {
    const { approvals, question, newest, allow } = createWorld()
    const decision = question({ ask: askFor('a', { scopes: ['once'] }) })
    approvals.answer(newest().id, { type: 'allow', scope: 'always', content: null })
    expect({ waiting: approvals.list().length, remembered: approvals.remembered() }).toEqual({ waiting: 1, remembered: [] })
    allow('once')
    expect(await decision).toEqual(yes('once'))
  })

  it.each([
    ['once', 'asked', 'asked'],
    ['conversation', 'remembered', 'asked'],
    ['always', 'remembered', 'remembered'],
  ] as const)('holds a yes of scope %s: the same here %s, in another conversation %s', async (scope, same, elsewhere) => {
    const first = createWorld()
    const second = createWorld()
    expect([await first.askTwice(scope, {}, {}), await second.askTwice(scope, {}, { conversationId: second.there })]).toEqual([
      same,
      elsewhere,
    ])
  })

  it.each<[string, Tool, Ask]>([
    ['another thing to do', sampleTool({ kind: 'write' }), askFor('b')],
    ['another name', sampleTool({ kind: 'write', name: 'other' }), askFor('a')],
    ['another description', sampleTool({ kind: 'write', description: 'Does what a test wants. And sends it away.' }), askFor('a')],
    ['another schema', sampleTool({ kind: 'write', inputSchema: { type: 'object', properties: {} } }), askFor('a')],
    ['another server', sampleTool({ kind: 'write', source: { type: 'mcp', serverId, serverName: 'Files' } }), askFor('a')],
    ['another kind', sampleTool({ kind: 'run' }), askFor('a')],
  ])('asks again for %s', async (_name, tool, ask) => {
    expect(await createWorld().askTwice('always', {}, { tool, ask })).toBe('asked')
  })

  it.each<[string, readonly string[], string]>([
    ['one more word', ['git', 'log', '-p'], '/work'],
    ['the same words split in another way', ['git log'], '/work'],
    ['another folder', ['git', 'log'], '/elsewhere'],
  ])('asks again for a command with %s, whatever its tool names the key', async (_name, argv, folder) => {
    const command = (words: readonly string[], inFolder: string): Ask =>
      askFor('same', { view: { type: 'command', argv: [...words], folder: inFolder, timeoutSeconds: 60 } })
    const tool = sampleTool({ kind: 'run' })
    const answer = await createWorld().askTwice(
      'always',
      { tool, ask: command(['git', 'log'], '/work') },
      { tool, ask: command(argv, folder) },
    )
    expect(answer).toBe('asked')
  })

  it.each<[ToolKind, string]>([
    ['write', 'asked'],
    ['run', 'asked'],
    ['network', 'asked'],
    ['other', 'asked'],
    ['settings', 'remembered'],
    ['read', 'remembered'],
    ['harmless', 'remembered'],
  ])('does not let an earlier yes cover a %s call behind text of others: %s', async (kind, answer) => {
    const tool = sampleTool({ kind })
    const worlds = [createWorld(), createWorld()]
    const answers = await Promise.all(
      worlds.map((world, index) => world.askTwice(index === 0 ? 'always' : 'conversation', { tool }, { tool, isTainted: true })),
    )
    expect(answers).toEqual([answer, answer])
  })

  it('says that text of others is why, and then offers nothing for later', async () => {
    const { approvals, question, allow } = createWorld()
    const decision = question({ isTainted: true })
    expect(approvals.list().map(({ reasons, scopes }) => ({ reasons, scopes }))).toEqual([
      { reasons: ['changes-files', 'untrusted-text'], scopes: ['once'] },
    ])
    allow('once')
    expect(await decision).toEqual(yes('once'))
  })

  it('offers nothing for a conversation where a server asks by itself', async () => {
    const { approvals, question, allow } = createWorld()
    const decision = question({ conversationId: null })
    expect(approvals.list().map(({ scopes, conversationId }) => ({ scopes, conversationId }))).toEqual([
      { scopes: ['once', 'always'], conversationId: null },
    ])
    allow('once')
    await decision
  })

  it('answers others that ask the very same with the same yes for later, and no others', async () => {
    const { approvals, question, here, there, newest } = createWorld()
    const same = question({ conversationId: here })
    const elsewhere = question({ conversationId: there })
    const tainted = question({ conversationId: here, isTainted: true })
    const other = question({ conversationId: here, ask: askFor('b') })
    const asked = question({ conversationId: here })
    approvals.answer(newest().id, { type: 'allow', scope: 'conversation', content: null })
    expect([await asked, await same, approvals.list().length]).toEqual([yes('conversation'), yes('remembered'), 3])
    for (const { id } of approvals.list()) approvals.answer(id, { type: 'deny', message: '' })
    expect((await Promise.all([elsewhere, tainted, other])).map(({ type }) => type)).toEqual(['deny', 'deny', 'deny'])
  })

  it('takes a question back when its call is stopped, and asks nothing for one that was', async () => {
    const { approvals, question, pushes } = createWorld()
    const stop = new AbortController()
    const decision = question({}, stop.signal)
    stop.abort()
    expect([await decision, approvals.list(), pushes.length]).toEqual([{ type: 'deny', message: '' }, [], 2])
    expect([await question({}, stop.signal), pushes.length]).toEqual([{ type: 'deny', message: '' }, 2])
  })

  it('lists what is allowed for later in words, and forgets it', async () => {
    const { approvals, question, here, there, allow, database } = createWorld()
    for (const [conversationId, key, scope] of [
      [here, 'a', 'always'],
      [here, 'b', 'conversation'],
      [there, 'c', 'conversation'],
    ] as const) {
      const decision = question({ conversationId, ask: askFor(key) })
      allow(scope)
      await decision
    }
    const listed = approvals.remembered().map(({ conversationId, what, toolTitle }) => [conversationId, what, toolTitle])
    expect(listed).toEqual([
      [there, 'Do c', 'A sample'],
      [here, 'Do b', 'A sample'],
      [null, 'Do a', 'A sample'],
    ])
    deleteConversation(database, there)
    approvals.forget(approvals.remembered().find(({ what }) => what === 'Do b')?.id ?? '')
    expect(approvals.remembered().map(({ what }) => what)).toEqual(['Do a'])
    approvals.forgetAll()
    const again = question({})
    expect([approvals.remembered(), approvals.list().length]).toEqual([[], 1])
    allow('once')
    await again
  })
})
