import { renderToStaticMarkup } from 'react-dom/server'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { libraryItemSchema } from '../../../../../src/shared/attachment.ts'
import { installBridge } from '../../../../support/bridge-double.ts'
import { anAttachment } from '../../../../support/temporary-database.ts'

const conversation = (title: string) => ({ conversationId: crypto.randomUUID(), title })
const itemOf = (change: Parameters<typeof anAttachment>[0], titles: readonly string[] = [], isInDraft = false) =>
  libraryItemSchema.parse({ attachment: anAttachment(change), conversations: titles.map(conversation), isInDraft })

const failure = { code: 'database', title: 'The database is busy', advice: 'Try again.', retryable: true, remedies: [] }

/** The words of the place once its first page is there. */
const drawn = async (answer: unknown, change?: { readonly query: string }): Promise<string> => {
  installBridge({ 'library.list': () => answer })
  const [{ LibraryPlace }, { TooltipProvider }, library] = await Promise.all([
    import('../../../../../src/renderer/features/library/library-place.tsx'),
    import('../../../../../src/renderer/ui/tooltip.tsx'),
    import('../../../../../src/renderer/state/library.ts'),
  ])
  await library.openLibrary()
  if (change !== undefined) {
    library.changeLibraryQuery(change)
    await library.loadLibrary()
  }
  const markup = renderToStaticMarkup(
    <TooltipProvider>
      <LibraryPlace />
    </TooltipProvider>,
  )
  return (/<p class="library-summary".*$/u.exec(markup)?.[0] ?? '')
    .replaceAll(/<svg.*?<\/svg>/gu, '')
    .replaceAll(/<time[^>]*>[^<]*<\/time>/gu, 'DATE')
    .replaceAll(/<[^>]*>/gu, '|')
    .replaceAll(/\|+/gu, '|')
}

const page = (...items: readonly object[]) => ({ ok: true, value: { items, hasMore: false, count: items.length, totalBytes: 2_500_000 } })

describe('LibraryPlace', { timeout: 60_000 }, () => {
  beforeEach(() => void vi.resetModules())

  it('shows each file with what it is and where it is used, and the size of all', async () => {
    const words = await drawn(
      page(
        itemOf({ name: 'lease.pdf' }, ['Rent', '']),
        itemOf({ name: 'clip.mp4', kind: 'video', pageCount: null, readablePageCount: null, isStored: false, sizeBytes: 2000 }, [], true),
        itemOf({ name: 'b.pdf' }, ['1', '2', '3', '4', '5', '6', '7']),
        itemOf({ name: 'c.pdf' }),
      ),
    )
    expect(words).toBe(
      [
        '|4 files · 2.5 MB on this computer',
        'lease.pdf|2 pages · 1.2 kB · DATE|Used in |Rent|, |Untitled|Use in a question',
        'clip.mp4|2 kB · DATE · stays in S3|In a question that is not sent yet|Use in a question',
        'b.pdf|2 pages · 1.2 kB · DATE|Used in |1|, |2|, |3|, |4|, |5| and 2 more|Use in a question',
        'c.pdf|2 pages · 1.2 kB · DATE|In no conversation|Use in a question|',
      ].join('|'),
    )
  })

  it('says that there are none yet, that none is found, and why it could not be read', async () => {
    expect([await drawn(page()), await drawn(page(), { query: 'stone' }), await drawn({ ok: false, error: failure })]).toEqual([
      '|No files yet|Drop a file on the conversation, or add one beside the text field. What you attach is kept here, each file once.|',
      '|0 found · 2.5 MB on this computer in all|No file matches|Try other words, or another kind or conversation.|Show all files|',
      '|The database is busy|Try again.|Try again|',
    ])
  })
})

describe('removalWords', () => {
  it('name the conversations of the file under each of its names, and what stays', async () => {
    installBridge({})
    const { removalWords } = await import('../../../../../src/renderer/features/library/library-actions.ts')
    const item = itemOf({ name: 'a.pdf' }, ['One', 'Two', 'Three', 'Four'])
    const other = itemOf({ name: 'copy.pdf' }, ['Five', 'Six', 'Seven', ''])
    const unused = itemOf({ name: 'b.pdf', sha256: 'b'.repeat(64) })
    expect([removalWords(item, [item, other, unused]), removalWords(unused, [item, unused])]).toEqual([
      'It is used in “One”, “Two”, “Three”, “Four”, “Five”, “Six” and 2 more. The messages stay, and name the file. The file itself, its text and its pictures are deleted from this computer for good, under whatever name it was added.',
      'No conversation uses it. The file itself, its text and its pictures are deleted from this computer for good, under whatever name it was added.',
    ])
  })
})
