import { describe, expect, it } from 'vitest'
import { snippetPieces } from '../../../../src/renderer/ui/snippet.tsx'

describe('snippetPieces', () => {
  it('cuts where the marks are', () => {
    expect(snippetPieces('the \uE000lease\uE001 and the \uE000tenant\uE001')).toEqual([
      { text: 'the ', isFound: false },
      { text: 'lease', isFound: true },
      { text: ' and the ', isFound: false },
      { text: 'tenant', isFound: true },
    ])
  })

  it('keeps a text whose marks are not closed', () => {
    expect(snippetPieces('a \uE000cut')).toEqual([
      { text: 'a ', isFound: false },
      { text: 'cut', isFound: true },
    ])
  })
})
