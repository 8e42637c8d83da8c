import { convert } from 'html-to-text'
import type { FormatCallback } from 'html-to-text'
import { isDeeplyNested, stripTags } from './strip-tags.ts'

/** Characters of HTML that are taken apart properly, in a few seconds; of more the tags are only taken away. */
const maximumParsedLength = 8_000_000

/** The address that is to stand behind the words of a link; empty for none. */
type LinkOf = (href: string) => string

/** What a reader would see of a page: its words, lists and tables, without pictures, and without addresses where `linkOf` is not given. */
export const htmlToText = (html: string, linkOf: LinkOf | null = null): string =>
  html.length > maximumParsedLength || isDeeplyNested(html) ? stripTags(html) : parse(html, linkOf)

/** A row is a line and a cell is set apart by a bar; how far cells stretch is not believed. */
const formatCell: FormatCallback = (element, walk, builder) => {
  walk(element.children, builder)
  builder.addInline(' | ', { noWordTransform: true })
}

const parse = (html: string, linkOf: LinkOf | null): string =>
  convert(html, {
    wordwrap: false,
    limits: { maxInputLength: maximumParsedLength, ellipsis: '…' },
    formatters: { cell: formatCell },
    selectors: [
      {
        selector: 'a',
        options: {
          ignoreHref: linkOf === null,
          noAnchorUrl: true,
          linkBrackets: ['<', '>'],
          pathRewrite: (href: string) => linkOf?.(href) ?? '',
        },
      },
      { selector: 'img', format: 'skip' },
      { selector: 'svg', format: 'skip' },
      { selector: 'tr', format: 'block', options: { leadingLineBreaks: 1, trailingLineBreaks: 1 } },
      { selector: 'td', format: 'cell' },
      { selector: 'th', format: 'cell' },
      ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({ selector, options: { uppercase: false } })),
    ],
  })
    .replaceAll(/ \|[ \t]*$/gmu, '')
    .trim()
