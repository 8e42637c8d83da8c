import { describe, expect, it } from 'vitest'
import { citedAttachment, citedPlace, ownPage } from '../../../../src/renderer/features/transcript/cited-document.ts'
import type { Attachment } from '../../../../src/shared/attachment.ts'
import type { Citation } from '../../../../src/shared/message.ts'
import { sampleMessage } from '../../../support/sample-message.ts'
import { anAttachment } from '../../../support/temporary-database.ts'

const cited = (index: number, title: string | null = null): Citation => ({
  title,
  source: null,
  passages: ['A passage.', ' '],
  location: { type: 'document-page', index, start: 1, end: 1 },
})
const file = (name: string, change: Partial<Attachment> = {}) => ({ type: 'attachment', attachment: anAttachment({ name, ...change }) })
const question = (position: number, ...parts: readonly object[]) => sampleMessage({ role: 'user', position, parts })

const messages = [
  question(1, file('old.txt', { kind: 'text' })),
  question(3, file('photo.png', { kind: 'image' }), file('Annual report (2025).pdf')),
  sampleMessage({ role: 'user', position: 5, leftOut: true, parts: [file('blocked.pdf')] }),
  question(7, file('letter.pdf')),
]
const nameOf = (citation: Citation, { position = 99, contextFrom = 0, hasOlder = false, among = messages } = {}): string | undefined =>
  citedAttachment(citation, { messages: among, contextFrom, hasOlder }, position)?.name

describe('citedAttachment', () => {
  it('goes by the number or the title that the service was given, else by the place among the documents sent', () => {
    expect([
      nameOf(cited(9, 'Document 2')),
      nameOf(cited(0, 'document 9')),
      nameOf(cited(9, 'Annual report 2025')),
      nameOf(cited(0)),
      nameOf(cited(2)),
      nameOf(cited(9, 'Blocked')),
      nameOf({ ...cited(0), location: { type: 'web', url: 'https://example.com', domain: null } }),
    ]).toEqual(['Annual report (2025).pdf', undefined, 'Annual report (2025).pdf', 'old.txt', 'letter.pdf', undefined, undefined])
  })

  it('counts what the answer was given: no later file, nothing before the context begins', () => {
    expect([
      nameOf(cited(2), { position: 4 }),
      nameOf(cited(1), { contextFrom: 3 }),
      nameOf(cited(0), { contextFrom: 5, position: 4 }),
      nameOf(cited(0, 'Document 1'), { contextFrom: 3 }),
    ]).toEqual([undefined, 'letter.pdf', 'old.txt', 'Annual report (2025).pdf'])
  })

  it('counts of more than five documents the newest, and none that was removed', () => {
    const many = [question(1, ...['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((name) => file(`${name}.pdf`, { isRemoved: name === 'd' })))]
    expect([nameOf(cited(0), { among: many }), nameOf(cited(4), { among: many }), nameOf(cited(0, 'Document 1'), { among: many })]).toEqual(
      ['b.pdf', 'g.pdf', 'a.pdf'],
    )
  })

  it('guesses nothing while older messages are not read yet', () => {
    expect([
      nameOf(cited(0, 'Document 1'), { hasOlder: true, among: messages.slice(1) }),
      nameOf(cited(0), { hasOlder: true, among: messages.slice(1) }),
    ]).toEqual([undefined, undefined])
  })
})

describe('citedPlace', () => {
  const at = (type: 'document-page' | 'document-char' | 'document-chunk', start: number, end: number, change: Partial<Attachment> = {}) =>
    citedPlace({ ...cited(0), location: { type, index: 0, start, end } }, anAttachment({ pageCount: 20, ...change }))
  const passages = ['A passage.']

  it('is the page of the file itself, also of one of which pages were chosen', () => {
    expect([
      at('document-page', 4, 4),
      at('document-page', 9, 9, { pageSelection: '3-10, 12' }),
      at('document-page', 10, 10, { pageSelection: '3-10, 12' }),
    ]).toEqual([
      { page: 4, passages, characters: null },
      { page: 12, passages, characters: null },
      { page: null, passages, characters: null },
    ])
  })

  it('is the characters of a text, and the passage elsewhere', () => {
    expect([at('document-char', 5, 9, { kind: 'text' }), at('document-char', 5, 9), at('document-chunk', 0, 1)]).toEqual([
      { page: null, passages, characters: { start: 5, end: 9 } },
      { page: null, passages, characters: null },
      { page: null, passages, characters: null },
    ])
  })
})

describe('ownPage', () => {
  it('is none beyond the file', () => {
    expect([
      ownPage(anAttachment({ pageCount: 2 }), 3),
      ownPage(anAttachment({ pageCount: 2 }), 0),
      ownPage(anAttachment({ pageCount: null }), 3),
    ]).toEqual([null, null, 3])
  })
})
