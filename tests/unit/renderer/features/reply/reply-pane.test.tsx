import { renderToStaticMarkup } from 'react-dom/server'
import { beforeEach, describe, expect, it } from 'vitest'
import { ProgramText } from '../../../../../src/renderer/features/reply/reply-code.tsx'
import { ReplyDetailsView } from '../../../../../src/renderer/features/reply/reply-details.tsx'
import { Exchanges } from '../../../../../src/renderer/features/reply/reply-inspector.tsx'
import { ReplyPane } from '../../../../../src/renderer/features/reply/reply-pane.tsx'
import { TooltipProvider } from '../../../../../src/renderer/ui/tooltip.tsx'
import { installBridge } from '../../../../support/bridge-double.ts'
import { sampleDetails, sampleMessage } from '../../../../support/sample-message.ts'

const words = (markup: string): string =>
  markup
    .replaceAll(/<svg.*?<\/svg>/gu, '')
    .replaceAll(/<[^>]*>/gu, '|')
    .replaceAll(/\|+/gu, '|')

describe('ReplyPane', () => {
  beforeEach(() => void installBridge({}))

  it('has a tab for each view, and says when the reply is not there', () => {
    const pane = (
      <TooltipProvider>
        <ReplyPane messageId={sampleMessage().id} tab="details" onClose={() => undefined} />
      </TooltipProvider>
    )
    expect(words(renderToStaticMarkup(pane))).toBe(
      '|Reply|Details|Request and response|Code|This reply is not in the conversation on the screen.|',
    )
  })

  it('lists what a guardrail found and what the response fields say', () => {
    const guardrail = {
      action: 'blocked',
      findings: [{ side: 'input', policy: 'topic', name: 'Loans', action: 'BLOCKED', detected: true }],
      applied: [],
      blockedSides: ['input'],
    }
    const message = sampleMessage({ details: sampleDetails({ guardrail, responseFields: { stop_sequence: '###' } }) })
    expect(words(renderToStaticMarkup(<ReplyDetailsView message={message} />))).toBe(
      '|Answer|Model|amazon.nova-lite-v1:0|Ended because|the model was done|Guardrail|Outcome|Text was blocked|What the guardrail found|Where|Policy|Done|In the question|the topic “Loans”|blocked|Response fields|1 field|stop_sequence|###|text|Copy|',
    )
  })

  it('shows the newest attempt first, with all of them to choose from, and cuts what no page can hold', () => {
    const exchange = (request: string) => ({ sentAt: 0, operation: 'ConverseStream', request, response: '{"b":2}' })
    const drawn = words(renderToStaticMarkup(<Exchanges exchanges={[exchange('{"a":1}'), exchange('x'.repeat(200_001))]} />))
    expect([
      drawn.startsWith('|Attempt 1 of 2|Attempt 2 of 2|ConverseStream, sent '),
      drawn.includes('{&quot;a&quot;:1}'),
      drawn.includes('{&quot;b&quot;:2}'),
      drawn.includes('The first 200,000 of 200,001 characters are shown. Copy takes all.'),
    ]).toEqual([true, false, true, true])
  })

  it('names the files that a program reads', () => {
    expect(
      words(renderToStaticMarkup(<ProgramText code="import boto3" fileName="ask.py" files={['letter.pdf']} onSave={() => undefined} />)),
    ).toBe('|ask.py|Copy|import boto3|The program reads these files, which are saved beside it:|letter.pdf|Save with its files…|')
  })
})
