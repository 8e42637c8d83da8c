import { describe, expect, it } from 'vitest'
import { attachmentDetails, middleTruncated } from '../../../../src/renderer/ui/attachment-chip-words.ts'
import { attachmentIdSchema } from '../../../../src/shared/ids.ts'

const report = {
  id: attachmentIdSchema.parse('11111111-1111-4111-8111-111111111111'),
  kind: 'pdf',
  name: 'report.pdf',
  mediaType: 'application/pdf',
  sizeBytes: 1_234_567,
  sha256: 'a'.repeat(64),
  pageCount: 12,
  readablePageCount: 12,
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
} as const

describe('attachmentDetails', () => {
  it('says how much it is and what could not be read', () => {
    const files = [
      report,
      { ...report, readablePageCount: 3 },
      { ...report, pageCount: 1, readablePageCount: 0 },
      { ...report, pageCount: null, readablePageCount: null, sizeBytes: 999 },
    ]
    expect(files.map(attachmentDetails)).toEqual([
      '12 pages · 1.2 MB',
      '12 pages · 1.2 MB · text of 3 of 12 pages',
      '1 page · 1.2 MB · no readable text',
      '999 bytes',
    ])
  })
})

describe('middleTruncated', () => {
  it('keeps the beginning and the ending and never cuts an emoji', () => {
    expect(['short.pdf', `${'👩🏽‍💻'.repeat(30)}.pdf`].map(middleTruncated)).toEqual(['short.pdf', `${'👩🏽‍💻'.repeat(15)}…${'👩🏽‍💻'.repeat(5)}.pdf`])
  })
})
