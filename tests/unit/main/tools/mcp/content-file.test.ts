import { describe, expect, it } from 'vitest'
import { contentFile } from '../../../../../src/main/tools/mcp/content-file.ts'

describe('what a server gives as a file', () => {
  it('has a plain name whose ending says what it is', () => {
    const names = [
      contentFile({ name: 'demo://resource/dynamic/text/1', mediaType: 'text/plain', text: 'a' }),
      contentFile({ name: 'file:///home/anna/../report.pdf?x#y', mediaType: 'application/pdf', blob: 'AAAA' }),
      contentFile({ name: '..', mediaType: undefined, text: 'a' }),
      contentFile({ name: 'photo', mediaType: 'image/jpeg; q=1', blob: 'AAAA' }),
      contentFile({ name: 'evil\u202Etxt.exe', mediaType: undefined, blob: 'AAAA' }),
      contentFile({ name: 'notes.md', mediaType: undefined, text: '# a' }),
    ].map(({ name }) => name)
    expect(names).toEqual(['1.txt', 'report.pdf', 'resource.txt', 'photo.jpg', 'evil txt.exe', 'notes.md'])
  })

  it('has a name also where a server gives one without end', () => {
    const names = ['?'.repeat(1_000_000), '.'.repeat(1_000_000), ' '.repeat(1_000_000)].map(
      (run) => contentFile({ name: `a/b${run}\nc${run}d`, mediaType: undefined, text: '' }).name,
    )
    expect(names).toEqual(['b.txt', 'b.txt', 'b.txt'])
  })
})
