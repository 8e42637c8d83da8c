import { renderToStaticMarkup } from 'react-dom/server'
import { beforeEach, describe, expect, it } from 'vitest'
import { DocumentPane } from '../../../../../src/renderer/features/document/document-pane.tsx'
import { CannotPlay } from '../../../../../src/renderer/features/document/media-view.tsx'
import { PlaceNote } from '../../../../../src/renderer/features/document/place-note.tsx'
import { searchCountWords } from '../../../../../src/renderer/features/document/search-bar.tsx'
import { viewKind } from '../../../../../src/renderer/features/document/view-kind.ts'
import { imageAddress } from '../../../../../src/renderer/pdf/attachment-thumbnail.ts'
import { TooltipProvider } from '../../../../../src/renderer/ui/tooltip.tsx'
import { attachmentSchema, type Attachment } from '../../../../../src/shared/attachment.ts'
import { installBridge } from '../../../../support/bridge-double.ts'

const file = (change: Partial<Attachment>): Attachment => ({
  ...attachmentSchema.parse({
    id: '0190a0b1-0000-7000-8000-000000000001',
    kind: 'pdf',
    name: 'letter.pdf',
    mediaType: 'application/pdf',
    sizeBytes: 1200,
    sha256: 'a'.repeat(64),
    pageCount: null,
    readablePageCount: null,
    failedPages: [],
    pageSelection: null,
    width: null,
    height: null,
    s3: null,
    isStored: true,
    isRemoved: false,
    hasView: false,
    hasThumbnail: false,
    createdAt: 0,
  }),
  ...change,
})

const words = (markup: string): string =>
  markup
    .replaceAll(/<svg.*?<\/svg>/gu, '')
    .replaceAll(/<[^>]*>/gu, '|')
    .replaceAll(/\|+/gu, '|')

const drawn = (attachment: Attachment): string =>
  renderToStaticMarkup(
    <TooltipProvider>
      <DocumentPane attachment={attachment} place={null} onClose={() => undefined} />
    </TooltipProvider>,
  )

describe('viewKind', () => {
  it.each([
    [{ kind: 'pdf' }, 'pdf'],
    [{ kind: 'image', mediaType: 'image/png' }, 'image'],
    [{ kind: 'text', mediaType: 'text/plain', name: 'a.ts' }, 'text'],
    [{ kind: 'text', mediaType: 'text/csv', name: 'a' }, 'table'],
    [{ kind: 'text', mediaType: 'text/plain', name: 'a.TSV' }, 'table'],
    [{ kind: 'office', mediaType: 'application/vnd.ms-excel', name: 'a.xls' }, 'table'],
    [{ kind: 'office', mediaType: 'application/msword', name: 'a.doc' }, 'word'],
    [{ kind: 'video', mediaType: 'video/mp4' }, 'media'],
    [{ kind: 'audio', mediaType: 'audio/wav' }, 'media'],
    [{ kind: 'pdf', isRemoved: true, isStored: false }, 'removed'],
    [{ kind: 'video', isStored: false }, 'in-s3'],
  ] as const)('shows %j as %s', (change, expected) => {
    expect(viewKind(file(change))).toBe(expected)
  })
})

describe('DocumentPane', () => {
  beforeEach(() => void installBridge({}))

  it('says of a removed file that it is gone, and offers nothing that needs it', () => {
    const markup = drawn(file({ isRemoved: true }))
    expect([words(markup), markup.includes('More about this file')]).toEqual([
      '|letter.pdf|removed from this computer|This file was removed|Its bytes and its text are no longer on this computer. Add the file again to see it.|',
      false,
    ])
  })

  it('says of a file in S3 where it is', () => {
    const s3 = { uri: 's3://bucket/films/walk.mp4', bucketOwner: null }
    expect(words(drawn(file({ kind: 'video', name: 'walk.mp4', isStored: false, s3 })))).toBe(
      '|walk.mp4|1.2 kB · stays in S3|This file stays in S3|It is too large to be kept on this computer. The model reads it from this address:|s3://bucket/films/walk.mp4|',
    )
  })

  it('shows an image by the picture that windows can show, with its dimensions and zoom', () => {
    const image = file({ kind: 'image', name: 'stone.heic', mediaType: 'image/heic', width: 4000, height: 3000, hasView: true })
    const markup = drawn(image)
    expect([
      markup.includes(`src="attachment://${image.id}/view"`),
      markup.includes('aria-label="More about this file"'),
      words(markup).includes('|4000 × 3000 pixels|'),
    ]).toEqual([true, true, true])
  })

  it('plays a recording, and offers to save what cannot be played', () => {
    const audio = file({ kind: 'audio', name: 'talk.wav', mediaType: 'audio/wav' })
    expect([
      drawn(audio).includes(`<audio src="attachment://${audio.id}/original" controls=""`),
      words(renderToStaticMarkup(<CannotPlay attachment={file({ kind: 'video' })} />)),
    ]).toEqual([
      true,
      '|This window cannot play this kind of video|Save a copy and open it in a player. The model takes it as it is.|Save as…|',
    ])
  })
})

describe('imageAddress', () => {
  it('never gives the window more pixels than it can decode', () => {
    const image = { kind: 'image', mediaType: 'image/png' } as const
    const variant = (change: Partial<Attachment>) =>
      imageAddress(file({ ...image, ...change }))
        ?.split('/')
        .at(-1) ?? null
    expect([
      variant({ width: 6000, height: 4000 }),
      variant({ width: 20_000, height: 10_000, hasView: true }),
      variant({ width: 20_000, height: 10_000 }),
    ]).toEqual(['original', 'view', null])
  })
})

describe('PlaceNote', () => {
  it('says which pages are sent, and only what cannot be seen', () => {
    expect([
      words(renderToStaticMarkup(<PlaceNote text="The passage was not found word for word" isShown selection="3-10" />)),
      renderToStaticMarkup(<PlaceNote text="The passage is highlighted on page 4" isShown={false} />),
    ]).toEqual([
      '|Sent: pages 3–10|The passage was not found word for word|',
      '<p class="visually-hidden" role="status">The passage is highlighted on page 4</p>',
    ])
  })
})

describe('searchCountWords', () => {
  const hit = { part: 0, start: 0, end: 1 }
  it.each([
    ['nothing asked', { status: 'idle', found: { hits: [], isCut: false }, index: 0, query: ' ' }, ''],
    ['still looking', { status: 'searching', found: { hits: [], isCut: false }, index: 0, query: 'a' }, 'Searching…'],
    ['a count', { status: 'ready', found: { hits: [hit, hit, hit], isCut: false }, index: 1, query: 'a' }, '2 of 3'],
    ['too many', { status: 'ready', found: { hits: [hit, hit], isCut: true }, index: 0, query: 'a' }, '1 of more than 2'],
    ['none', { status: 'ready', found: { hits: [], isCut: false }, index: 0, query: 'a' }, 'Not found'],
    ['a scan', { status: 'none', found: { hits: [], isCut: false }, index: 0, query: 'a' }, 'This file has no text to search'],
  ] as const)('says %s', (_name, search, expected) => {
    expect(searchCountWords(search)).toBe(expected)
  })
})
