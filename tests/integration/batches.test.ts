import { describe, expect, it } from 'vitest'
import { listBatches, readBatch } from '../../src/main/store/batches.ts'
import { listConversations } from '../../src/main/store/conversations.ts'
import { readDraft, saveDraft } from '../../src/main/store/drafts.ts'
import type { Batch } from '../../src/shared/batch.ts'
import { createBatchWorld } from '../support/batch-world.ts'
import * as scripts from '../support/bedrock-server/scripts.ts'
import { useTurnSuite } from '../support/turn-suite.ts'

const suite = useTurnSuite()
const isDone = ({ status }: Batch): boolean => status === 'done'
const isPaused = ({ status }: Batch): boolean => status === 'paused'
const conversationCount = (): number => listConversations(suite.database(), { limit: 100, offset: 0 }).conversations.length

describe('a batch', () => {
  it('asks about each file in a conversation of its own, named as the file', async () => {
    const world = createBatchWorld(suite)
    saveDraft(suite.database(), null, { text: 'Half a question', attachmentIds: [] }, 1)
    const id = await world.start(world.begin(), ['one.txt', 'two.v2.txt', 'three.txt'])
    await world.until(id, isDone)
    const { conversations } = listConversations(suite.database(), { limit: 100, offset: 0 })
    expect({
      states: world.states(id),
      errors: world.read(id).items.map(({ error }) => error),
      excerpt: world.read(id).items[0]?.excerpt.startsWith('You asked: **Summarise this.**'),
      titles: conversations.map(({ title }) => title).toSorted(),
      sent: suite.sent().length,
      others: suite.server().requests.filter(({ operation }) => operation === 'converse').length,
      row: listBatches(suite.database()).map(({ status, total, finished, failed }) => ({ status, total, finished, failed })),
      lastTold: world.told.at(-1)?.status,
      draft: readDraft(suite.database(), null).text,
      faults: suite.world().faults,
    }).toEqual({
      states: ['done', 'done', 'done'],
      errors: [null, null, null],
      excerpt: true,
      titles: ['one.txt', 'three.txt', 'two.v2.txt'],
      sent: 3,
      others: 0,
      row: [{ status: 'done', total: 3, finished: 3, failed: 0 }],
      lastTold: 'done',
      draft: 'Half a question',
      faults: [],
    })
  })

  it('answers two at a time, of all batches together', async () => {
    const world = createBatchWorld(suite)
    suite.server().script(Array.from({ length: 4 }, () => scripts.gated('Done.')))
    const runner = world.begin()
    const first = await world.start(runner, ['a.txt', 'b.txt'])
    const second = await world.start(runner, ['c.txt', 'd.txt'])
    await suite.world().until(() => suite.sent().length === 2)
    const before = [world.states(first), world.states(second)]
    suite.server().release(100)
    await world.until(second, isDone)
    expect([before, world.states(first), world.states(second)]).toEqual([
      [
        ['running', 'running'],
        ['waiting', 'waiting'],
      ],
      ['done', 'done'],
      ['done', 'done'],
    ])
  })

  it('pauses after what is being answered, and goes on where it was', async () => {
    const world = createBatchWorld(suite)
    suite.server().script([scripts.gated('One.'), scripts.gated('Two.')])
    const runner = world.begin()
    const id = await world.start(runner, ['1.txt', '2.txt', '3.txt', '4.txt'])
    await suite.world().until(() => suite.sent().length === 2)
    runner.pause(id)
    suite.server().release(100)
    await world.until(id, ({ items }) => items.filter(({ status }) => status === 'done').length === 2)
    const paused = { status: world.read(id).status, states: world.states(id), sent: suite.sent().length }
    runner.resume(id)
    await world.until(id, isDone)
    expect([paused, world.states(id), suite.sent().length]).toEqual([
      { status: 'paused', states: ['done', 'done', 'waiting', 'waiting'], sent: 2 },
      ['done', 'done', 'done', 'done'],
      4,
    ])
  })

  it('keeps a file that was refused, and asks about it again when that is wanted', async () => {
    const world = createBatchWorld(suite)
    suite.server().script([scripts.accessDenied()])
    const runner = world.begin()
    const id = await world.start(runner, ['1.txt', '2.txt', '3.txt'])
    await world.until(id, isDone)
    const failed = world.read(id).items.filter(({ status }) => status === 'failed')
    const conversations = conversationCount()
    runner.retryFailed(id)
    await world.until(id, isDone)
    expect([failed.map(({ error }) => error !== null), world.states(id), conversationCount() - conversations]).toEqual([
      [true],
      ['done', 'done', 'done'],
      0,
    ])
  })

  it('waits as long as the service wants before it asks again', async () => {
    const world = createBatchWorld(suite)
    suite.server().script(scripts.throttled(3))
    const id = await world.start(world.begin(), ['1.txt'])
    await world.until(id, isDone)
    const waits = world.told.flatMap(({ items }) =>
      items.flatMap(({ status, error }) => (status === 'running' && error !== null ? [error.code] : [])),
    )
    expect({ states: world.states(id), waits: new Set(waits).size, conversations: conversationCount() }).toEqual({
      states: ['done'],
      waits: 1,
      conversations: 1,
    })
  })

  it('lets a file that waits for the service wait with the others when it is paused', async () => {
    const world = createBatchWorld(suite, 0)
    suite.server().script(scripts.throttled(3))
    const runner = world.begin()
    const id = await world.start(runner, ['1.txt'])
    await world.until(id, ({ items }) => items[0]?.error !== null)
    runner.pause(id)
    await world.until(id, ({ items }) => items[0]?.status === 'waiting')
    expect([world.read(id).status, world.states(id)]).toEqual(['paused', ['waiting']])
    runner.resume(id)
    await world.until(id, isDone)
    expect(world.states(id)).toEqual(['done'])
  })

  it('pauses when five files in a row fail for the same reason', async () => {
    const world = createBatchWorld(suite)
    suite.server().script(Array.from({ length: 20 }, scripts.accessDenied))
    const id = await world.start(
      world.begin(),
      ['1', '2', '3', '4', '5', '6', '7', '8', '9'].map((name) => `${name}.txt`),
    )
    await world.until(id, (batch) => isPaused(batch) && batch.items.every(({ status }) => status !== 'running'))
    const { items } = world.read(id)
    const failed = items.filter(({ status }) => status === 'failed')
    expect({
      codes: new Set(failed.map(({ error }) => error?.code)).size,
      waiting: items.some(({ status }) => status === 'waiting'),
    }).toEqual({
      codes: 1,
      waiting: true,
    })
    expect(failed.length).toBeGreaterThanOrEqual(5)
  })

  it('goes on when one answer is stopped', async () => {
    const world = createBatchWorld(suite)
    suite.server().script([scripts.gated('Never.'), scripts.plainText('Two.'), scripts.plainText('Three.')])
    const id = await world.start(world.begin(), ['1.txt', '2.txt', '3.txt'])
    await world.until(id, ({ items }) => items.filter(({ status }) => status === 'done').length === 2)
    const conversationId = world.read(id).items.find(({ status }) => status === 'running')?.conversationId
    if (conversationId !== undefined && conversationId !== null) await suite.world().activeTurns.stopConversation(conversationId)
    await world.until(id, isDone)
    expect(world.read(id).items.flatMap(({ error }) => error?.code ?? [])).toEqual(['stopped'])
  })

  it('holds the place of a file that waits for a sign-in, and goes on after it', async () => {
    const world = createBatchWorld(suite)
    suite.server().script([scripts.expiredToken(), scripts.expiredToken()])
    const id = await world.start(world.begin(), ['1.txt', '2.txt', '3.txt'])
    const waits = () =>
      suite
        .world()
        .events()
        .filter((event) => event.type === 'turn-waiting').length
    await suite.world().until(() => waits() === 2)
    const waiting = [world.states(id), suite.sent().length]
    suite.world().activeTurns.resumeAll()
    await world.until(id, isDone)
    expect([waiting, world.states(id)]).toEqual([
      [['running', 'running', 'waiting'], 2],
      ['done', 'done', 'done'],
    ])
  })

  it('is removed while it runs: what is asked stops, its conversations stay', async () => {
    const world = createBatchWorld(suite)
    suite.server().script([scripts.gated('One.'), scripts.gated('Two.')])
    const runner = world.begin()
    const id = await world.start(runner, ['1.txt', '2.txt', '3.txt'])
    await suite.world().until(() => suite.sent().length === 2)
    const conversations = world.read(id).items.flatMap(({ conversationId }) => conversationId ?? [])
    runner.remove(id)
    await Promise.all(conversations.map((conversation) => suite.world().ended(conversation)))
    expect([readBatch(suite.database(), id), conversationCount(), suite.sent().length, suite.world().faults]).toEqual([null, 2, 2, []])
  })

  it('is saved as one Markdown file, failures at its end', async () => {
    const world = createBatchWorld(suite)
    suite.server().script([scripts.plainText('The first answer.'), scripts.accessDenied()])
    const runner = world.begin()
    const id = await world.start(runner, ['a_[1].txt'])
    await world.until(id, isDone)
    const other = await world.start(runner, ['b.txt'])
    await world.until(other, isDone)
    await world.handlers(runner)['batches.save']({ batchId: id })
    await world.handlers(runner)['batches.save']({ batchId: other })
    expect(world.saved.map(({ name }) => name)).toEqual(['Summaries.md', 'Summaries.md'])
    expect(world.saved[0]?.content).toBe('# Summaries\n\n## a\\_\\[1\\]\\.txt\n\nThe first answer.\n')
    expect(world.saved[1]?.content).toMatch(/^# Summaries\n\n## Files without an answer\n\n- b\\\.txt: .+\n$/u)
  })
})
