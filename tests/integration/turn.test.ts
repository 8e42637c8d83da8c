import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { closeDatabase, openDatabase, type WritableDatabase } from '../../src/main/store/database.ts'
import { getConversation, renameConversation } from '../../src/main/store/conversations.ts'
import { markInterrupted } from '../../src/main/store/messages.ts'
import { writeSettings } from '../../src/main/store/settings.ts'
import type { Message } from '../../src/shared/message.ts'
import { startBedrockServer, type BedrockServer } from '../support/bedrock-server/server.ts'
import * as scripts from '../support/bedrock-server/scripts.ts'
import { createTurnWorld, modelId, profileId } from '../support/turn-world.ts'

let folder: string
let server: BedrockServer
let database: WritableDatabase
let world: ReturnType<typeof createTurnWorld>

const open = () => openDatabase({ file: join(folder, 'outcrop.sqlite'), backupFolder: join(folder, 'backups'), now: Date.now })

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'outcrop-turn-'))
  server = await startBedrockServer()
  database = open()
  world = createTurnWorld(database, join(folder, 'attachments'), server.url)
})

afterEach(async () => {
  await world.dispose()
  closeDatabase(database)
  await server.close()
  rmSync(folder, { recursive: true, force: true })
})

const ask = (text: string, conversationId: Parameters<typeof world.starter.ask>[0]['conversationId'] = null) =>
  world.starter.ask({ conversationId, text, attachmentIds: [], profileId, region: '', modelId, inference: null, outputSchema: null })

const cachePoint = { cachePoint: { type: 'default' } }

const brief = ({ role, status, parts, error }: Message) => ({
  role,
  status,
  text: parts.map((part) => ('text' in part ? part.text : part.type)).join(''),
  code: error?.code ?? null,
})

describe('a turn', () => {
  it('stores the question before the request leaves', async () => {
    server.script(scripts.plainText('Hello.'))
    const { conversation } = ask('Hi')
    expect(world.messages(conversation.id).map(brief)).toEqual([
      { role: 'user', status: 'complete', text: 'Hi', code: null },
      { role: 'assistant', status: 'streaming', text: '', code: null },
    ])
    expect(server.requests).toHaveLength(0)
    await world.ended(conversation.id)
  })

  it('keeps what the window was shown', async () => {
    server.script(scripts.plainText('Hello there.'))
    const { conversation } = ask('Hi')
    await world.ended(conversation.id)
    const [, answer] = world.messages(conversation.id)
    expect(answer && brief(answer)).toEqual({ role: 'assistant', status: 'complete', text: 'Hello there.', code: null })
    expect(answer?.details).toMatchObject({ modelId, stopReason: 'end_turn' })
    const shown = world
      .events()
      .reduce((text, event) => (event.type === 'part-end' && event.part.type === 'text' ? event.part.text : text), '')
    expect(shown).toBe('Hello there.')
    expect(world.faults).toEqual([])
  })

  it('sends the whole conversation with the next question', async () => {
    server.script([scripts.plainText('One.'), scripts.plainText('Two.')])
    const { conversation } = ask('First')
    await world.ended(conversation.id)
    ask('Second', conversation.id)
    await world.ended(conversation.id)
    const last = server.requests.findLast((request) => request.operation === 'converse-stream')
    expect(last?.body).toMatchObject({
      messages: [
        { role: 'user', content: [{ text: 'First' }, cachePoint] },
        { role: 'assistant', content: [{ text: 'One.' }] },
        { role: 'user', content: [{ text: 'Second' }, cachePoint] },
      ],
    })
  })

  it('runs the tools of a complete reply and answers from their results', async () => {
    server.script([scripts.toolUse('calculator', { expression: '6*7' }), scripts.plainText('It is 42.')])
    const { conversation } = ask('What is 6*7?')
    await world.ended(conversation.id)
    const [, call, answer] = world.messages(conversation.id)
    expect(call?.parts.slice(1)).toMatchObject([{ type: 'tool-call', name: 'calculator', outcome: { isError: false, text: '42' } }])
    expect(answer && brief(answer)).toMatchObject({ status: 'complete', text: 'It is 42.' })
  })

  it('stops a model that asks for tools for ever, and keeps what was done', async () => {
    server.script(Array.from({ length: 30 }, () => scripts.toolUse('calculator', { expression: '1+1' })))
    const { conversation } = ask('Loop')
    await world.ended(conversation.id)
    const answersOf = world.messages(conversation.id).slice(1)
    expect(answersOf).toHaveLength(26)
    expect(answersOf.at(-2)?.parts.at(-1)).toMatchObject({ outcome: { isError: false, text: '2' } })
    expect(answersOf.at(-1)).toMatchObject({
      status: 'interrupted',
      error: { code: 'too-many-tool-rounds', remedies: ['continue', 'open-settings'] },
      parts: expect.arrayContaining([expect.objectContaining({ outcome: { isError: true, text: expect.stringContaining('not run') } })]),
    })
    expect(server.requests.every((request) => request.rejection === null)).toBe(true)
  })

  it.each([
    ['a clean early end', () => scripts.cleanEndAfter(3)],
    ['a reset', () => scripts.resetAfter(3)],
  ])('marks an answer interrupted after %s, keeps its text and never runs a tool', async (_name, script) => {
    server.script(script())
    const { conversation } = ask('Hi')
    await world.ended(conversation.id)
    const [, answer] = world.messages(conversation.id)
    expect(answer?.status).toBe('interrupted')
    expect(answer === undefined ? '' : brief(answer).text).not.toBe('')
    expect(world.messages(conversation.id)).toHaveLength(2)
  })

  it('retries without losing the old answer until the new one has begun', async () => {
    server.script([scripts.cleanEndAfter(3), scripts.accessDenied(), scripts.plainText('Whole.')])
    const { conversation } = ask('Hi')
    await world.ended(conversation.id)
    world.starter.retry(conversation.id)
    await world.ended(conversation.id)
    expect(world.messages(conversation.id).map((message) => message.status)).toEqual(['complete', 'interrupted', 'failed'])
    world.starter.retry(conversation.id)
    await world.ended(conversation.id)
    expect(world.messages(conversation.id).map(brief)).toEqual([
      { role: 'user', status: 'complete', text: 'Hi', code: null },
      { role: 'assistant', status: 'complete', text: 'Whole.', code: null },
    ])
  })

  it('continues an interrupted answer', async () => {
    server.script([scripts.cleanEndAfter(3), scripts.plainText('Rest.')])
    const { conversation } = ask('Hi')
    await world.ended(conversation.id)
    world.starter.continueAnswer(conversation.id)
    await world.ended(conversation.id)
    expect(world.messages(conversation.id).map((message) => message.status)).toEqual(['complete', 'interrupted', 'complete', 'complete'])
  })

  it('stops at once and says nothing but that it was stopped', async () => {
    server.script(scripts.stalledAfter(2))
    const { conversation, turnId } = ask('Hi')
    await world.until(() => world.events().some((event) => event.type === 'part-delta' || event.type === 'part-start'))
    world.activeTurns.cancel(turnId)
    await world.ended(conversation.id)
    expect(world.messages(conversation.id).map((message) => [message.status, message.error])).toEqual([
      ['complete', null],
      ['cancelled', null],
    ])
  })

  it('ends a silent stream by its own watch', async () => {
    writeSettings(database, { betweenEventsTimeoutSeconds: 5 })
    server.script(scripts.stalledAfter(2))
    const { conversation } = ask('Hi')
    await world.ended(conversation.id)
    expect(world.messages(conversation.id).at(-1)).toMatchObject({
      status: 'interrupted',
      error: { remedies: expect.arrayContaining(['retry']) },
    })
  })

  it('refuses a second question while the first is being answered', async () => {
    server.script(scripts.stalledAfter(2))
    const { conversation, turnId } = ask('Hi')
    expect(() => ask('Again', conversation.id)).toThrow('still being answered')
    world.activeTurns.cancel(turnId)
    await world.ended(conversation.id)
  })

  it('refuses an empty question and stores nothing', () => {
    expect(() => ask('  \n')).toThrow('nothing to send')
  })

  it('names a conversation by itself and leaves a title that a person wrote', async () => {
    server.script(scripts.plainText('Hello.'))
    server.script(scripts.plainText('"Friendly greeting."'), 'converse')
    const { conversation } = ask('Good morning to you')
    expect(conversation.title).toBe('Good morning to you')
    await world.until(() => getConversation(database, conversation.id)?.title === 'Friendly greeting')
    renameConversation(database, conversation.id, 'Mine', 'user')
    renameConversation(database, conversation.id, 'Theirs', 'auto')
    expect(getConversation(database, conversation.id)?.title).toBe('Mine')
  })

  it('leaves an interrupted answer with all its text behind when the process ends without a word', async () => {
    server.script(scripts.stalledAfter(5))
    const { conversation } = ask('Hi')
    await world.until(() => world.messages(conversation.id)[1]?.parts.length === 1)
    const second = open()
    markInterrupted(second)
    closeDatabase(second)
    expect(world.messages(conversation.id)[1]).toMatchObject({ status: 'interrupted', error: { remedies: ['continue', 'retry'] } })
  })
})
