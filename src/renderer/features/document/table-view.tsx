import { useMemo, useState, type ReactNode } from 'react'
import * as Tabs from 'radix-ui/tabs'
import type { Attachment, AttachmentPage } from '../../../shared/attachment.ts'
import { documentMessages as words } from '../../../shared/messages/document.ts'
import type { DocumentPlace } from '../../state/view.ts'
import { Button } from '../../ui/button.tsx'
import { DocumentLoading } from './document-loading.tsx'
import { loadDocumentText } from './document-text.ts'
import { locatePassage } from './find-passage.ts'
import { parseTable } from './parse-table.ts'
import { TableGrid } from './table-grid.tsx'
import { TextDocument } from './text-document.tsx'
import { useLoaded } from './use-loaded.ts'

type TableViewProps = { readonly attachment: Attachment; readonly place: DocumentPlace | null; readonly failure: ReactNode }

/** A table, or the sheets of a workbook with a tab for each. */
export const TableView = ({ attachment, place, failure }: TableViewProps) => {
  const loaded = useLoaded(attachment.id, () => loadDocumentText(attachment.id))
  switch (loaded.state) {
    case 'loading':
      return <DocumentLoading />
    case 'failed':
      return failure
    case 'ready':
      return loaded.value.pages.length > 1 ? (
        <Workbook name={attachment.name} pages={loaded.value.pages} texts={loaded.value.texts} place={place} failure={failure} />
      ) : (
        <Sheet name={attachment.name} text={loaded.value.texts.join('\n')} place={place} failure={failure} />
      )
  }
}

type WorkbookProps = {
  readonly name: string
  readonly pages: readonly AttachmentPage[]
  readonly texts: readonly string[]
  readonly place: DocumentPlace | null
  readonly failure: ReactNode
}

const Workbook = ({ name, pages, texts, place, failure }: WorkbookProps) => {
  const [chosen, setChosen] = useState<{ readonly place: DocumentPlace | null; readonly page: number } | null>(null)
  const wanted = useMemo(() => (place === null ? null : sheetOf(texts, place)), [texts, place])
  const page = chosen !== null && chosen.place === place ? chosen.page : (wanted ?? pages[0]?.number ?? 1)
  return (
    <Tabs.Root className="document-pane-body" value={String(page)} onValueChange={(value) => setChosen({ place, page: Number(value) })}>
      <Tabs.List className="table-tabs" aria-label={words.sheets}>
        {pages.map(({ number, label }) => (
          <Tabs.Trigger key={number} className="table-tab" value={String(number)}>
            {label === '' ? words.sheet(number) : label}
          </Tabs.Trigger>
        ))}
      </Tabs.List>
      <Tabs.Content key={page} className="document-pane-body" value={String(page)} tabIndex={-1}>
        <Sheet
          name={`${name}, ${pages.find(({ number }) => number === page)?.label ?? ''}`}
          text={texts[page - 1] ?? ''}
          place={place}
          failure={failure}
        />
      </Tabs.Content>
    </Tabs.Root>
  )
}

const sheetOf = (texts: readonly string[], { page, passages }: DocumentPlace): number | null => {
  const [passage] = passages
  const found = passage === undefined ? undefined : locatePassage(texts, page, passage)[0]
  return found?.page ?? (page !== null && page <= texts.length ? page : null)
}

type SheetProps = { readonly name: string; readonly text: string; readonly place: DocumentPlace | null; readonly failure: ReactNode }

const Sheet = ({ name, text, place, failure }: SheetProps) => {
  const [raw, setRaw] = useState<{ readonly place: DocumentPlace | null; readonly isRaw: boolean }>({ place: null, isRaw: false })
  const hasPassage = place !== null && (place.passages.length > 0 || place.characters !== null)
  // Where a passage runs over cells, only the text can show all of it.
  const isRaw = hasPassage && raw.place !== place ? true : raw.isRaw
  const table = useLoaded(`${name} ${text.length}`, (signal) => parseTable(text, signal))
  const toggle = (
    <Button variant="quiet" size="small" aria-pressed={isRaw} onClick={() => setRaw({ place, isRaw: !isRaw })}>
      {words.rawText}
    </Button>
  )
  if (isRaw)
    return (
      <TextDocument label={name} text={text} codeName={null} place={place}>
        {toggle}
      </TextDocument>
    )
  switch (table.state) {
    case 'loading':
      return <DocumentLoading />
    case 'failed':
      return failure
    case 'ready':
      return (
        <TableGrid name={name} table={table.value}>
          {toggle}
        </TableGrid>
      )
  }
}
