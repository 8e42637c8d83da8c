import { describe, expect, it } from 'vitest'
import { htmlToText } from '../../../../src/main/attachments/html-to-text.ts'
import { isDeeplyNested, stripTags } from '../../../../src/main/attachments/strip-tags.ts'

const page =
  '<html><head><title>Tab</title><style>p{}</style><script>alert("no")</script></head><body><!-- hidden --><h1>Prices &amp; terms</h1>' +
  '<p>See <a href="https://example.com/long?address">the list</a> <img src="x.png" alt="A picture">.</p><ul><li>flour</li><li>salt</li></ul>' +
  '<table><tr><th>Name</th><th>Euros</th></tr><tr><td colspan="99999999">Oven</td><td>31&nbsp;000</td></tr></table></body></html>'

describe('htmlToText', () => {
  it('keeps words, lists and tables, and neither addresses nor pictures', () => {
    expect(htmlToText(page)).toBe('Prices & terms\n\nSee the list .\n\n * flour\n * salt\n\nName | Euros\nOven | 31\u{a0}000')
  })

  it('keeps the words of a page that is nested without end', () => {
    expect(htmlToText(`${'<div>'.repeat(100_000)}deep <b>words</b>${'</div>'.repeat(100_000)}`)).toBe('deep words')
  })

  it('keeps the words of a page that is too large to be taken apart', () => {
    const text = htmlToText(`<p>first</p>${'<p>hello</p>'.repeat(700_000)}`)
    expect([text.startsWith('first\nhello\nhello'), text.length]).toEqual([true, 5 + 700_000 * 6])
  })
})

describe('stripTags', () => {
  it('leaves words and line breaks', () => {
    expect(stripTags(page)).toBe('Tab\nPrices & terms\nSee the list\n.\nflour\nsalt\nName\nEuros\nOven\n31 000')
  })

  it('ends with what is never closed and with signs that do not exist', () => {
    expect([stripTags('a<script>b'), stripTags('a<!-- b'), stripTags('a < b &#9999999; &#65;'), stripTags('<a'.repeat(100_000))]).toEqual([
      'a',
      'a',
      'a < b A',
      '<a'.repeat(100_000),
    ])
  })
})

describe('isDeeplyNested', () => {
  it('comes to an end with a tag that has the longest of names and none of its own', () => {
    const endless = `<${'a'.repeat(2_000_000)}`
    expect([isDeeplyNested(endless), stripTags(endless).length]).toEqual([false, endless.length])
  })

  it('counts elements in one another, not those beside one another or never closed', () => {
    expect(['<div>'.repeat(600), '<div></div>'.repeat(600), '<p>a</p><br>'.repeat(600), '<p>'.repeat(2000)].map(isDeeplyNested)).toEqual([
      true,
      false,
      false,
      true,
    ])
  })
})
