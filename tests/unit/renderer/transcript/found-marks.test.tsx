import { renderToStaticMarkup } from 'react-dom/server'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { installBridge } from '../../../support/bridge-double.ts'
import { sampleMessage } from '../../../support/sample-message.ts'
import { sampleConversation } from '../../../support/sample-conversation.ts'
import { anAttachment } from '../../../support/temporary-database.ts'

const attachment = anAttachment({ pageCount: 9 })
const question = sampleMessage({
  id: '55555555-5555-4555-8555-555555555555',
  role: 'user',
  position: 1,
  parts: [{ type: 'attachment', attachment }],
})
const answer = sampleMessage({ parts: [{ type: 'text', text: 'It **says “the old bridge”** and `“the old bridge”`.' }] })

const prepare = async () => {
  vi.resetModules()
  vi.stubGlobal('requestIdleCallback', (run: () => void) => run())
  const conversation = sampleConversation({ id: answer.conversationId })
  const match = { occurrence: 0, attachmentId: attachment.id, page: 3, passage: 'the old\nbridge' }
  installBridge({
    'conversations.open': () => ({
      ok: true,
      value: { conversation, messages: [question, answer], hasOlder: false, draft: { text: '', attachments: [] }, liveTurn: null },
    }),
    'citations.match': () => ({
      ok: true,
      value: [
        {
          messageId: answer.id,
          matches: [
            { ...match, quote: '“the old bridge”' },
            { ...match, quote: '“the old bridge”', occurrence: 1 },
          ],
        },
      ],
    }),
  })
  const [open, matches, { MessageParts }, { TooltipProvider }, { loadLateParts }] = await Promise.all([
    import('../../../../src/renderer/state/open-conversation.ts'),
    import('../../../../src/renderer/state/matches.ts'),
    import('../../../../src/renderer/features/transcript/message-parts.tsx'),
    import('../../../../src/renderer/ui/tooltip.tsx'),
    import('../../../../src/renderer/ui/late.tsx'),
  ])
  await Promise.all([open.openConversation(answer.conversationId), loadLateParts()])
  await matches.askForMatches()
  const draw = () =>
    renderToStaticMarkup(
      <TooltipProvider>
        <MessageParts message={answer} followsSchema={false} />
      </TooltipProvider>,
    )
  return { ...open, draw }
}

describe('marks of what was found in a file', { timeout: 60_000 }, () => {
  let world: Awaited<ReturnType<typeof prepare>>
  beforeEach(async () => {
    world = await prepare()
  })
  afterEach(() => void vi.unstubAllGlobals())

  it('stand behind the words with a label and a look of their own, never in code, and under a title of their own', () => {
    const markup = world.draw()
    expect([
      /<strong>.*?<\/strong>/u.exec(markup)?.[0].replaceAll(/ (?:data-state|aria-describedby)="[^"]*"/gu, ''),
      /<code>.*?<\/code>/u.exec(markup)?.[0],
      /<div class="sources".*$/su
        .exec(markup)?.[0]
        .replaceAll(/<[^>]*>/gu, '|')
        .replaceAll(/\|+/gu, '|'),
    ]).toEqual([
      '<strong>says “the old <span><span class="citation-glued">bridge”<button type="button" class="citation-mark citation-mark-found" aria-label="1: report.pdf, page 3, found in the file by Outcrop" aria-keyshortcuts="Shift+Enter">1</button></span></span></strong>',
      '<code>“the old bridge”</code>',
      '|Found in the files by Outcrop, not cited by the model|report.pdf|page 3|Passage|the old\nbridge|',
    ])
  })

  it('go when the file is removed', () => {
    world.forgetFile(attachment.sha256)
    const markup = world.draw()
    expect([markup.includes('citation-mark'), world.openConversationState().messages[0]?.parts]).toEqual([
      false,
      [{ type: 'attachment', attachment: { ...attachment, isRemoved: true } }],
    ])
  })
})
