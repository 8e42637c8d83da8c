import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, onTestFinished } from 'vitest'
import { listCalls } from '../../src/main/store/audit.ts'
import { markInterrupted } from '../../src/main/store/messages.ts'
import { conversationIdSchema, type ConversationId } from '../../src/shared/ids.ts'
import { sampleTool } from '../support/sample-tool.ts'
import * as scripts from '../support/bedrock-server/scripts.ts'
import { call, useToolTurns } from '../support/tool-turns.ts'

const { suite, use, outcomesOf, told } = useToolTurns()
const program = fileURLToPath(new URL('../support/crashing-turn.ts', import.meta.url))

/** Kills an app of its own while a call of it runs; the conversation that it leaves behind. */
const crash = async (): Promise<ConversationId> => {
  const child = spawn(process.execPath, [program, suite.folder(), suite.server().url], { stdio: ['ignore', 'pipe', 'inherit'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  const [line] = await once(child.stdout.setEncoding('utf8'), 'data')
  const closed = once(child, 'close')
  child.kill('SIGKILL')
  await closed
  return conversationIdSchema.parse(String(line).trim())
}

describe('an app that is killed while a call runs', () => {
  it('shows at its next start what was done and what was not, and goes on from there', { timeout: 60_000 }, async () => {
    suite.server().script([scripts.toolCalls([call('quick'), call('endless'), call('quick')])])
    const conversationId = await crash()
    const marked = markInterrupted(suite.database())
    const calls = listCalls(
      suite.database(),
      { text: '', kind: null, outcome: null, decision: null, conversationId },
      { limit: 9, offset: 0 },
    )
    const last = suite.world().messages(conversationId).at(-1)
    expect({
      marked,
      outcomes: outcomesOf(conversationId),
      status: last?.status,
      remedies: last?.error?.remedies,
      calls: calls.entries.toReversed().map(({ toolName, outcome }) => [toolName, outcome]),
    }).toEqual({
      marked: 1,
      outcomes: ['Done.', expect.stringContaining('It is not known how far it came'), 'Outcrop stopped before this call was run.'],
      status: 'interrupted',
      remedies: ['continue', 'retry'],
      calls: [
        ['quick', 'done'],
        ['endless', null],
      ],
    })
    let count = 0
    use(
      sampleTool({
        name: 'quick',
        run: async () => {
          count += 1
          return { isError: false, text: 'Done.' }
        },
      }),
    )
    suite.server().script([scripts.plainText('I see.')])
    suite.world().starter.continueAnswer(conversationId)
    await suite.world().ended(conversationId)
    expect({
      count,
      status: suite.world().messages(conversationId).at(-1)?.status,
      isTold: JSON.stringify(told()).includes('It is not known how far it came'),
      rejections: suite.server().requests.flatMap(({ rejection }) => (rejection === null ? [] : [rejection])),
    }).toEqual({ count: 0, status: 'complete', isTold: true, rejections: [] })
  })
})
