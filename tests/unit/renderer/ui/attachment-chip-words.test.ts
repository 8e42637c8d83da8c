import { describe, expect, it } from 'vitest'
import { attachmentDetails, middleTruncated } from '../../../../src/renderer/ui/attachment-chip-words.ts'
import type { Attachment } from '../../../../src/shared/attachment.ts'
import { sampleAttachment } from '../../../support/sample-attachment.ts'

const report = sampleAttachment(1, { name: 'report.pdf', sizeBytes: 1_234_567 })

describe('attachmentDetails', () => {
  it('says how much it is and what could not be read', () => {
    const files: readonly Attachment[] = [
      report,
      { ...report, readablePageCount: 3 },
      { ...report, pageCount: 1, readablePageCount: 0 },
      { ...report, pageCount: null, readablePageCount: null, sizeBytes: 999 },
      { ...report, pageCount: 14, readablePageCount: 11, failedPages: [3, 9] },
      { ...report, pageSelection: '3-10, 12' },
      { ...report, pageSelection: '7' },
      { ...report, kind: 'office', pageCount: 3, readablePageCount: 0 },
      { ...report, kind: 'image', pageCount: null, readablePageCount: null, width: 1920, height: 1080 },
      { ...report, s3: { uri: 's3://a/b', bucketOwner: null } },
      {
        ...report,
        kind: 'video',
        pageCount: null,
        readablePageCount: null,
        s3: { uri: 's3://a/b', bucketOwner: null },
        isStored: false,
      },
      { ...report, isRemoved: true },
    ]
    expect(files.map((file) => attachmentDetails(file))).toEqual([
      '12 pages · 1.2 MB',
      '12 pages · 1.2 MB · text of 3 of 12 pages',
      '1 page · 1.2 MB · scan: no readable text',
      '999 bytes',
      '14 pages · 1.2 MB · read 12 of 14 pages',
      'pages 3–10, 12 (9 of 12) · 1.2 MB',
      'page 7 of 12 · 1.2 MB',
      '3 sheets · 1.2 MB · no readable text',
      '1920 × 1080 · 1.2 MB',
      '12 pages · 1.2 MB · from S3',
      '1.2 MB · stays in S3',
      'removed from this computer',
    ])
  })
})

describe('middleTruncated', () => {
  it('keeps the beginning and the ending and never cuts an emoji', () => {
    expect(['short.pdf', `${'👩🏽‍💻'.repeat(30)}.pdf`].map(middleTruncated)).toEqual(['short.pdf', `${'👩🏽‍💻'.repeat(15)}…${'👩🏽‍💻'.repeat(5)}.pdf`])
  })
})
