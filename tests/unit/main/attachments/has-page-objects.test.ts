import { describe, expect, it } from 'vitest'
import { hasPageObjects } from '../../../../src/main/attachments/has-page-objects.ts'

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)

describe('hasPageObjects', () => {
  it('counts pages however they are written, and nothing else', () => {
    const pdf = bytesOf(
      '<</Type/Page/Parent 2 0 R>> <</Type /Page>> <</Type\r\n\t/Page\n>> <</Type/Pages>> <</Type/PageLabel>> /Type /Font /Type',
    )
    expect([3, 4].map((count) => hasPageObjects(pdf, count))).toEqual([true, false])
  })

  it('looks only at the part of a buffer that it was given', () => {
    const buffer = bytesOf('/Type/Page /Type/Page').buffer
    expect(hasPageObjects(new Uint8Array(buffer, 11), 2)).toBe(false)
  })
})
