import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { QuickActions } from '../../../../../src/renderer/features/composer/quick-actions.tsx'
import { restoreNewDraft } from '../../../../../src/renderer/state/composer-draft.ts'
import { TooltipProvider } from '../../../../../src/renderer/ui/tooltip.tsx'
import { anAttachment } from '../../../../support/temporary-database.ts'

const drawn = (): string =>
  renderToStaticMarkup(
    <TooltipProvider>
      <QuickActions />
    </TooltipProvider>,
  )
const textsOf = (markup: string): string[] =>
  markup
    .replaceAll(/<[^>]*>/gu, '|')
    .split(/\|+/u)
    .filter((text) => text !== '')

describe('QuickActions', () => {
  it('say what can be dropped while nothing is there, then what can be done with it', () => {
    const before = textsOf(drawn()).length
    restoreNewDraft({ text: '', attachments: [anAttachment({ name: 'a.pdf' }), anAttachment({ name: 'b.pdf' })] })
    const markup = drawn()
    expect([before, textsOf(markup)]).toEqual([
      1,
      [
        'Summarise',
        'Key facts as a table',
        'Compare',
        'Extract fields',
        'Translate',
        'Ask',
        'Short',
        'Medium',
        'Long',
        'One answer per file…',
        'An action puts its question into the field. Ctrl+click asks at once.',
      ],
    ])
    expect([/aria-label="Length"/u.test(markup), markup.match(/aria-haspopup="(?:dialog|menu)"/gu)?.length]).toEqual([true, 4])
  })
})
