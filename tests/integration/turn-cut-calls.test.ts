import { describe, expect, it } from 'vitest'
import { toolMessages } from '../../src/shared/messages/tools.ts'
import * as scripts from '../support/bedrock-server/scripts.ts'
import { sampleTool } from '../support/sample-tool.ts'
import { useToolTurns } from '../support/tool-turns.ts'

const { suite, use, outcomesOf, told, audited } = useToolTurns()

describe('an answer that ended before its calls were whole', () => {
  it.each(['max_tokens', 'content_filtered', 'malformed_tool_use', 'refusal', 'from_tomorrow'])(
    'for %s runs none of them and asks nothing by itself; Continue tells the model',
    async (stopReason) => {
      let hasBegun = false
      use(
        sampleTool({
          name: 'write',
          run: async () => {
            hasBegun = true
            return { isError: false, text: 'Done.' }
          },
        }),
      )
      suite.server().script([scripts.toolUse('write', {}, stopReason), scripts.plainText('Never by itself.')])
      const conversationId = await suite.asked('Go')
      const first = { requests: suite.sent().length, outcomes: outcomesOf(conversationId), audited: audited() }
      suite.world().starter.continueAnswer(conversationId)
      await suite.world().ended(conversationId)
      expect({
        ...first,
        hasBegun,
        ended: suite
          .world()
          .messages(conversationId)
          .flatMap(({ role, status, details }) => (role === 'assistant' ? [[status, details?.stopReason]] : [])),
        told: JSON.stringify(told()).includes(toolMessages.inputCut),
      }).toEqual({
        requests: 1,
        outcomes: [toolMessages.inputCut],
        audited: [['write', 'refused', 'not-run']],
        hasBegun: false,
        ended: [
          ['complete', stopReason],
          ['complete', 'end_turn'],
        ],
        told: true,
      })
    },
  )
})
