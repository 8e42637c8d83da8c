import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Approval } from '../../../../../src/shared/approval.ts'
import { installBridge } from '../../../../support/bridge-double.ts'
import { installPage, type Page } from '../../../../support/page-double.ts'
import { sampleConversation } from '../../../../support/sample-conversation.ts'
import { sampleApproval } from '../../../../support/sample-approval.ts'

const conversationId = sampleApproval().conversationId ?? ''
const ids = [1, 2, 3].map((digit) => `7777777${digit}-7777-4777-8777-777777777777`)
const asked = (index: number, changes: Parameters<typeof sampleApproval>[0] = {}): Approval =>
  sampleApproval({ id: ids[index], askedAt: index, view: { type: 'fetch', url: `https://${'abc'[index] ?? ''}.example/` }, ...changes })

let page: Page
let bridge: ReturnType<typeof installBridge>
const say = (...approvals: readonly Approval[]): Promise<void> => page.change(() => bridge.say('approvals.changed', { approvals }))
const dock = (): Element | null => page.document.querySelector('#approval-dock')
const headline = (): string | undefined => dock()?.querySelector('h2')?.textContent
const focus = (): string => page.document.activeElement?.id ?? ''
const open = async (): Promise<void> => {
  vi.resetModules()
  const conversation = sampleConversation({ id: conversationId, title: 'Mine' })
  const opened = { conversation, messages: [], hasOlder: false, draft: { text: '', attachments: [] }, liveTurn: null }
  bridge = installBridge({
    'conversations.open': () => ({ ok: true, value: opened }),
    'approvals.answer': () => ({ ok: true, value: null }),
  })
  page = await installPage()
  const [{ ApprovalDock }, { openConversation }, { TooltipProvider }, { loadLateParts }, { useShortcuts }] = await Promise.all([
    import('../../../../../src/renderer/features/approvals/approval-dock.tsx'),
    import('../../../../../src/renderer/state/open-conversation.ts'),
    import('../../../../../src/renderer/ui/tooltip.tsx'),
    import('../../../../../src/renderer/ui/late.tsx'),
    import('../../../../../src/renderer/app/shortcuts.ts'),
  ])
  const Keys = () => {
    useShortcuts()
    return null
  }
  vi.stubGlobal('requestIdleCallback', (run: () => void) => run())
  await Promise.all([openConversation(sampleApproval().conversationId), loadLateParts()])
  await page.draw(
    <TooltipProvider>
      <Keys />
      <ApprovalDock />
      <textarea id="composer-input" />
    </TooltipProvider>,
  )
  page.document.querySelector('textarea')?.focus()
}

describe('ApprovalDock', { timeout: 30_000 }, () => {
  beforeEach(open)
  afterEach(() => page.leave())

  it('asks one question at a time, the oldest first, and leafs through the others', async () => {
    await say(asked(1), asked(0), asked(2))
    const first = [headline(), dock()?.querySelector('.approval-place')?.textContent]
    await page.click('Next question')
    const second = [headline(), dock()?.querySelector('.approval-place')?.textContent]
    await page.click('Previous question')
    await page.click('Previous question')
    expect([first, second, headline()]).toEqual([
      ['Fetch a web page from a.example?', '1 of 3'],
      ['Fetch a web page from b.example?', '2 of 3'],
      'Fetch a web page from c.example?',
    ])
  })

  it('says that it is there, and takes no focus by itself', async () => {
    await say(asked(0), asked(1))
    const status = page.document.querySelector('[role="status"]')?.textContent
    expect([focus(), status]).toEqual([
      'composer-input',
      'Fetch a web page from a.example? The answer waits for your word. Ctrl+J goes there. 2 questions wait.',
    ])
  })

  it('gets the focus by a key and gives it back with Escape, which stops nothing', async () => {
    await page.press('j', { ctrlKey: true })
    await page.pass(16)
    const without = focus()
    await say(asked(0))
    await page.press('j', { ctrlKey: true, shiftKey: true })
    const otherKey = focus()
    await page.press('j', { ctrlKey: true })
    await page.pass(16)
    const brought = focus()
    await page.press('Escape')
    await page.pass(16)
    expect([without, otherKey, brought, focus(), bridge.calls.filter(({ name }) => name === 'turns.cancel')]).toEqual([
      'composer-input',
      'composer-input',
      'approval-dock',
      'composer-input',
      [],
    ])
  })

  it('keeps the focus for the next question and none of its buttons, and gives it back after the last one', async () => {
    await say(asked(0), asked(1))
    await page.press('j', { ctrlKey: true })
    await page.pass(16)
    await page.pass(600)
    await page.click('Deny')
    const next = [headline(), focus()]
    await page.click('Deny')
    const early = headline()
    await page.pass(600)
    await page.click('Deny')
    await page.pass(50)
    expect([next, early, dock(), focus()]).toEqual([
      ['Fetch a web page from b.example?', 'approval-dock'],
      'Fetch a web page from b.example?',
      null,
      'composer-input',
    ])
  })

  it('shows what a server asks by itself in every conversation, and points to what waits in another one', async () => {
    await say(
      asked(0, { conversationId: '99999999-9999-4999-8999-999999999999' }),
      asked(1, { conversationId: null, turnId: null, messageId: null, index: null }),
    )
    expect([headline(), page.document.querySelector('.approvals-elsewhere p')?.textContent]).toEqual([
      'Fetch a web page from b.example?',
      'A question waits for you in “New conversation”',
    ])
  })

  it('goes when the question is withdrawn', async () => {
    await say(asked(0))
    const shown = dock() !== null
    await say()
    expect([shown, dock()]).toEqual([true, null])
  })
})
