import { renderToStaticMarkup } from 'react-dom/server'
import { beforeEach, describe, expect, it } from 'vitest'
import { ConversationRow } from '../../../../../src/renderer/features/conversations/conversation-row.tsx'
import { listenToApprovals } from '../../../../../src/renderer/state/approvals.ts'
import { TooltipProvider } from '../../../../../src/renderer/ui/tooltip.tsx'
import { conversationSummarySchema } from '../../../../../src/shared/conversation.ts'
import { installBridge } from '../../../../support/bridge-double.ts'
import { sampleConversation } from '../../../../support/sample-conversation.ts'
import { sampleApproval } from '../../../../support/sample-approval.ts'

const conversation = conversationSummarySchema.parse({
  ...sampleConversation({ id: sampleApproval().conversationId, title: 'Mine' }),
  preview: 'Hello',
})
const drawn = (): string =>
  renderToStaticMarkup(
    <TooltipProvider>
      <ConversationRow conversation={conversation} isOpen={false} isRunning />
    </TooltipProvider>,
  )

describe('ConversationRow', () => {
  beforeEach(() => void installBridge({}))

  it('counts the questions that wait in its conversation, in place of the mark of one that is answered', () => {
    const bridge = installBridge({})
    listenToApprovals()
    const before = drawn()
    const other = { id: '88888888-8888-4888-8888-888888888888' }
    const server = { id: '99999999-9999-4999-8999-999999999999', conversationId: null }
    bridge.say('approvals.changed', { approvals: [sampleApproval(), sampleApproval(other), sampleApproval(server)] })
    const after = drawn()
    expect([
      before.includes('aria-label="Being answered"'),
      after.includes('aria-label="Being answered"'),
      after.includes('aria-label="2 questions wait for you">2<'),
    ]).toEqual([true, false, true])
  })
})
