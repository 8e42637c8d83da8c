import { describe, expect, it } from 'vitest'
import { pauseAll } from '../../src/main/store/batches.ts'
import { listConversations } from '../../src/main/store/conversations.ts'
import { markInterrupted } from '../../src/main/store/messages.ts'
import type { Batch } from '../../src/shared/batch.ts'
import { createBatchWorld } from '../support/batch-world.ts'
import * as scripts from '../support/bedrock-server/scripts.ts'
import { useTurnSuite } from '../support/turn-suite.ts'

const suite = useTurnSuite()
const isDone = ({ status }: Batch): boolean => status === 'done'
const isPaused = ({ status }: Batch): boolean => status === 'paused'
const conversationCount = (): number => listConversations(suite.database(), { limit: 100, offset: 0 }).conversations.length

describe('a batch that was cut off', () => {
  it('asks nothing twice after a crash: what was cut off is asked again where it was asked, what was answered is done', async () => {
    const world = createBatchWorld(suite)
    suite.server().script([scripts.plainText('First.'), scripts.gated('Cut off.')])
    const runner = world.begin()
    const id = await world.start(runner, ['1.txt', '2.txt', '3.txt'])
    await world.until(id, ({ items }) => items.filter(({ conversationId }) => conversationId !== null).length === 3)
    await suite.world().until(() => suite.sent().length === 3)
    await world.until(id, ({ items }) => items.some(({ status }) => status === 'done'))
    world.dispose()
    await suite.world().activeTurns.stopAll()
    markInterrupted(suite.database())
    pauseAll(suite.database())
    const restarted = { status: world.read(id).status, sent: suite.sent().length, conversations: conversationCount() }
    world.begin().resume(id)
    await world.until(id, isDone)
    const waited = restarted.status === 'paused'
    expect({ waited, conversations: conversationCount(), states: world.states(id), faults: suite.world().faults }).toEqual({
      waited: true,
      conversations: restarted.conversations,
      states: ['done', 'done', 'done'],
      faults: [],
    })
    expect(suite.sent().length - restarted.sent).toBeLessThanOrEqual(2)
  })

  it('goes on where it was when the turns are stopped by the end of the app', async () => {
    const world = createBatchWorld(suite)
    suite.server().script([scripts.gated('Cut off.')])
    const runner = world.begin()
    const id = await world.start(runner, ['1.txt'])
    await suite.world().until(() => suite.sent().length === 1)
    await suite.world().activeTurns.stopAll()
    await world.until(id, isPaused)
    const stopped = world.states(id)
    runner.resume(id)
    await world.until(id, isDone)
    expect([stopped, world.states(id), conversationCount()]).toEqual([['waiting'], ['done'], 1])
  })

  it('leaves a conversation alone that a person has gone on with', async () => {
    const world = createBatchWorld(suite)
    suite.server().script([scripts.accessDenied(), scripts.plainText('An answer to the person.'), scripts.accessDenied()])
    const runner = world.begin()
    const id = await world.start(runner, ['1.txt'])
    await world.until(id, isDone)
    const first = world.read(id).items[0]?.conversationId ?? null
    await suite.asked('And now?', { conversationId: first })
    await suite.asked('And then?', { conversationId: first })
    runner.retryFailed(id)
    await world.until(id, isDone)
    const second = world.read(id).items[0]?.conversationId
    expect([
      world.states(id),
      second === first,
      first !== null &&
        suite
          .world()
          .messages(first)
          .filter(({ role }) => role === 'user').length,
    ]).toEqual([['done'], false, 3])
  })
})
