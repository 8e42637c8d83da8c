import { beforeEach, describe, expect, it, vi } from 'vitest'
import { matchesAction } from '../../../../../src/renderer/features/search/palette-actions.ts'
import { conversationIdSchema } from '../../../../../src/shared/ids.ts'
import { installBridge } from '../../../../support/bridge-double.ts'
import { sampleApproval } from '../../../../support/sample-approval.ts'

describe('matchesAction', () => {
  it('takes the beginnings of words in any order', () => {
    expect(['dark', 'theme da', 'ark', ''].map((query) => matchesAction('Use the dark theme', query))).toEqual([true, true, false, true])
  })
})

describe('paletteActions', () => {
  const id = conversationIdSchema.parse('11111111-1111-4111-8111-111111111111')
  const messages = [
    { id: 'q1', role: 'user', position: 1, parts: [], details: null },
    { id: 'a1', role: 'assistant', position: 2, parts: [], details: { modelId: 'm' } },
    { id: 'q2', role: 'user', position: 3, parts: [], details: null },
    { id: 'a2', role: 'assistant', position: 4, parts: [], details: null },
  ]
  const load = async () => {
    installBridge({
      'conversations.open': () => ({
        ok: true,
        value: { conversation: { id }, messages, hasOlder: false, draft: { text: '', attachments: [] }, liveTurn: null },
      }),
    })
    const { openConversation } = await import('../../../../../src/renderer/state/open-conversation.ts')
    const { currentView } = await import('../../../../../src/renderer/state/view.ts')
    const { paletteActions } = await import('../../../../../src/renderer/features/search/palette-actions.ts')
    const run = (action: string): void =>
      paletteActions()
        .find((candidate) => candidate.id === action)
        ?.run()
    return { openConversation, currentView, paletteActions, run }
  }
  beforeEach(() => void vi.resetModules())

  it('offer what concerns a conversation only where there is one with something in it', async () => {
    const { openConversation, paletteActions } = await load()
    const offered = () =>
      ['inference', 'code', 'trim', 'summarise'].filter((wanted) => paletteActions().some((action) => action.id === wanted))
    const ofNew = offered()
    await openConversation(id)
    expect({ ofNew, ofOld: offered() }).toEqual({ ofNew: ['inference'], ofOld: ['inference', 'code', 'trim', 'summarise'] })
  })

  it('lead to the question that waits, before anything else', async () => {
    const { currentView, openConversation, paletteActions, run } = await load()
    const { listenToApprovals } = await import('../../../../../src/renderer/state/approvals.ts')
    const bridge = installBridge({})
    listenToApprovals()
    await openConversation(null)
    const before = paletteActions()[0]?.id
    bridge.say('approvals.changed', { approvals: [sampleApproval({ conversationId: null })] })
    const [first] = paletteActions()
    vi.stubGlobal('requestAnimationFrame', () => 0)
    vi.stubGlobal('document', { querySelector: () => null })
    run('usage')
    run('answer')
    expect([before, first?.id, first?.shortcut, currentView().place]).toEqual(['new', 'answer', 'mod+j', { type: 'conversation' }])
    vi.unstubAllGlobals()
  })

  it('show the newest answer that has details as code, and the sections of the settings', async () => {
    const { currentView, openConversation, run } = await load()
    await openConversation(id)
    run('usage')
    const usage = currentView().place
    run('servers')
    const servers = currentView().place
    run('tools-here')
    const tools = [currentView().place, currentView().pane]
    run('code')
    expect({ usage, servers, tools, place: currentView().place, pane: currentView().pane }).toEqual({
      usage: { type: 'settings', section: 'usage' },
      servers: { type: 'settings', section: 'servers' },
      tools: [{ type: 'conversation' }, { type: 'tools' }],
      place: { type: 'conversation' },
      pane: { type: 'reply', messageId: 'a1', tab: 'code' },
    })
  })
})
