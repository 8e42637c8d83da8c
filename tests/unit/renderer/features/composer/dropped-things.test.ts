import { describe, expect, it } from 'vitest'
import { droppedThings } from '../../../../../src/renderer/features/composer/dropped-things.ts'

const dropped = (data: Readonly<Record<string, string>>, files: readonly File[] = []) =>
  droppedThings({ files, getData: (type) => data[type] ?? '' })

describe('droppedThings', () => {
  it('takes the files of a picture from a browser, whatever else came with it', () => {
    const files = [new File(['x'], 'cat.png')]
    const data = { 'text/uri-list': 'https://cats.example/cat.png', 'text/html': '<img src="https://cats.example/cat.png">' }
    expect(dropped(data, files)).toEqual({ type: 'files', files })
  })

  it('says that of a picture on the web only the address came', () => {
    const html =
      '<!--StartFragment--><meta charset="utf-8"><img alt="A cat" src="https://cats.example/big%20cat.jpg?a=1&amp;b=2"><!--EndFragment-->'
    expect([dropped({ 'text/html': html }), dropped({ 'text/uri-list': 'https://cats.example/a/cat.webp#x' })]).toEqual([
      { type: 'address-only', name: 'big cat.jpg', isFile: false },
      { type: 'address-only', name: 'cat.webp', isFile: false },
    ])
  })

  it('takes the picture that an address holds itself', () => {
    const base64 = 'data:image/png;base64,iVBORw=='
    const plain = 'data:image/svg+xml,%3Csvg%2F%3E'
    expect([
      dropped({ 'text/html': `<img src='${base64}'>` }),
      dropped({ 'text/uri-list': plain }),
      dropped({ 'text/uri-list': 'data:image/gif;base64,%' }),
    ]).toEqual([
      { type: 'image', name: 'Dropped image.png', bytes: Uint8Array.of(137, 80, 78, 71) },
      { type: 'image', name: 'Dropped image.svg', bytes: new TextEncoder().encode('<svg/>') },
      { type: 'image', name: 'Dropped image.gif', bytes: null },
    ])
  })

  it('takes a link and a piece of text with a picture in it as text', () => {
    expect([
      dropped({
        'text/uri-list': '# a comment\r\nhttps://docs.example/guide\r\n',
        'text/html': '<a href="https://docs.example/guide">Guide</a>',
      }),
      dropped({ 'text/plain': 'A cat: ', 'text/html': 'A cat: <img src="https://cats.example/cat.png">' }),
      dropped({}),
    ]).toEqual([{ type: 'text', text: 'https://docs.example/guide' }, { type: 'text', text: 'A cat: ' }, { type: 'nothing' }])
  })

  it('does not put the address of a file into the field in silence', () => {
    expect(dropped({ 'text/uri-list': 'file:///home/me/a%20letter.pdf', 'text/plain': 'file:///home/me/a%20letter.pdf' })).toEqual({
      type: 'address-only',
      name: 'a letter.pdf',
      isFile: true,
    })
  })
})
