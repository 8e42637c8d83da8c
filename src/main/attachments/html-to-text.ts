import { convert } from 'html-to-text'

/** Characters of HTML that are looked at: several times what its text may have. */
const maximumHtmlLength = 60_000_000
const maximumDepth = 500

/** What a reader would see of a page: its words, lists and tables, without addresses and pictures. */
export const htmlToText = (html: string): string =>
  convert(html, {
    wordwrap: false,
    limits: { maxInputLength: maximumHtmlLength, maxDepth: maximumDepth, ellipsis: '…' },
    selectors: [
      { selector: 'a', options: { ignoreHref: true } },
      { selector: 'img', format: 'skip' },
      { selector: 'svg', format: 'skip' },
      ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({ selector, options: { uppercase: false } })),
      { selector: 'table', format: 'dataTable', options: { uppercaseHeaderCells: false, maxColumnWidth: 200 } },
    ],
  }).trim()
