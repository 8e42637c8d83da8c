import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { normaliseLineEndings, parseMarkdown } from '../../../../src/renderer/features/transcript/markdown-syntax.ts'
import { nothingParsed, parseMore, type ParsedText } from '../../../../src/renderer/features/transcript/parse-blocks.ts'

/** Positions depend on where a block was cut; whether a list is loose is decided while it grows. */
const withoutPositions = (nodes: readonly unknown[]): unknown =>
  JSON.parse(JSON.stringify(nodes, (key, value: unknown) => (key === 'position' || key === 'spread' ? undefined : value)))

const parseToEnd = (previous: ParsedText, text: string, isComplete: boolean): ParsedText => {
  let parsed = parseMore(previous, text, isComplete)
  for (let call = 0; !parsed.isFinished && call < 200; call += 1) parsed = parseMore(parsed, text, isComplete)
  return parsed
}

const stream = (text: string, chunkSizes: readonly number[], visit: (parsed: ParsedText) => void = () => undefined): ParsedText => {
  let parsed = nothingParsed
  for (let end = 0, chunk = 0; end < text.length; chunk += 1) {
    end += Math.max(1, chunkSizes[chunk % chunkSizes.length] ?? 1)
    parsed = parseMore(parsed, text.slice(0, end))
    visit(parsed)
  }
  return parseToEnd(parsed, text, true)
}

const treeOf = (parsed: ParsedText): unknown => withoutPositions(parsed.settled.flatMap((block) => block.nodes))

const word = fc.constantFrom(
  'stone',
  'a',
  '**bold**',
  '*soft*',
  '`code`',
  '[link](https://a.b)',
  '[ref]',
  '~~gone~~',
  '1.',
  '2. b',
  '-',
  '> q',
  '#',
  '|',
  '---',
  '===',
  '\\',
  '&amp;',
  '<b>',
  '![i](x)',
  'https://a.b',
)
const indent = fc.constantFrom('', '', '', '', ' ', '  ', '   ', '    ', '      ', '\t')
const marker = fc.constantFrom(
  '',
  '',
  '',
  '# ',
  '## ',
  '- ',
  '* ',
  '1. ',
  '2. ',
  '10) ',
  '> ',
  '> > ',
  '- [ ] ',
  '- [x] ',
  '```',
  '```js',
  '````',
  '~~~',
  '| ',
  '<div>',
  '<!-- ',
  '-->',
  '</div>',
  '***',
  '---',
  '- - ',
  '| a | b |',
  '|---|---|',
  '[^1]: ',
)
const line = fc.tuple(indent, marker, fc.array(word, { maxLength: 4 })).map(([space, mark, words]) => space + mark + words.join(' '))
/**
 * micromark forgets to leave the state "interrupts a paragraph" after an indented block and inside a list: an empty item, or a list that
 * starts above 1, is then read as text. A block read on its own is read as CommonMark wants it, so such lines are left out.
 */
const isQuirk = (text: string): boolean =>
  /(?:[-+*]|\d[.)])[ \t]*$/mu.test(text) || (/^[ \t>]*(?: {4}|\t)/mu.test(text) && /\d[.)]/u.test(text))
const markdown = fc
  .array(fc.oneof({ weight: 3, arbitrary: line }, { weight: 1, arbitrary: fc.constant('') }), { minLength: 1, maxLength: 24 })
  .map((lines) => lines.join('\n'))
  .filter((text) => !isQuirk(text))
const chunking = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 6 })

describe('parseMore', { timeout: 60_000 }, () => {
  it('gives the tree of a one-shot parse for any text in any chunks', () => {
    fc.assert(
      fc.property(markdown, chunking, (text, chunks) => {
        expect(treeOf(stream(text, chunks))).toEqual(withoutPositions(parseMarkdown(text)))
      }),
      { numRuns: 2000 },
    )
  })

  it.each(['stone\n***stone\n|---|---|\n', 'stone\n```js`code`\n|---|---|\n'])(
    'waits with a line that may still be the head of a table: %j',
    (text) => {
      expect(treeOf(stream(text, [1]))).toEqual(withoutPositions(parseMarkdown(text)))
    },
  )

  it.each([
    ['where code stands open under it', '[^1]: \n\n| \n\t[^1]: \n````'],
    ['in a list', 'stone [^1]\n\n- item\n\n  [^1]: words'],
  ])('finds what a block refers to also %s', (_where, text) => {
    expect(treeOf(stream(text, [1]))).toEqual(withoutPositions(parseMarkdown(text)))
  })

  it.each(['[^1]: stone\n<b>', '[^1]: \n    ```js\n\n\nstone\n'])('leaves what stands in a footnote as it is: %j', (text) => {
    expect(treeOf(stream(text, [1]))).toEqual(withoutPositions(parseMarkdown(text)))
  })

  it('never takes back a settled block', () => {
    fc.assert(
      fc.property(markdown, chunking, (text, chunks) => {
        let settled: ParsedText['settled'] = []
        stream(text, chunks, (parsed) => {
          expect(withoutPositions(parsed.settled.slice(0, settled.length))).toEqual(withoutPositions(settled))
          settled = parsed.settled
        })
      }),
      { numRuns: 300 },
    )
  })

  it.each([
    ['list', Array.from({ length: 300 }, (_, item) => `- item ${item} with **some** words and \`code\``).join('\n')],
    ['loose list', Array.from({ length: 200 }, (_, item) => `${item + 1}. item ${item}\n\n   and more of it`).join('\n\n')],
    ['table', `| a | b |\n|---|--:|\n${Array.from({ length: 300 }, (_, row) => `| cell ${row} | **${row}** |`).join('\n')}`],
    ['code', `\`\`\`ts\n${'const stone = 1\n'.repeat(3000)}\`\`\``],
    ['prose', 'A paragraph of some words, with **bold** ones.\n\n'.repeat(400)],
  ])('parses a long %s in time proportional to its length, to the same tree', (_name, body) => {
    const text = `Before.\n\n${body}\n\nAfter.\n`
    const whole = withoutPositions(parseMarkdown(text))
    const streamed = stream(text, [12])
    const atOnce = parseToEnd(nothingParsed, text, true)
    expect([treeOf(streamed), treeOf(atOnce)]).toEqual([whole, whole])
    expect(atOnce.parsedCharacters).toBeLessThan(text.length * 3)
    expect(streamed.parsedCharacters).toBeLessThan((text.length / 12) * 1200)
  })

  it.each([
    ['quotes', '>'.repeat(1_000_000)],
    ['brackets', '['.repeat(1_000_000)],
    ['emphasis', '*a_'.repeat(333_000)],
    ['words', 'stone '.repeat(166_000)],
    ['links', '[a]('.repeat(250_000)],
    ['lines', '\n'.repeat(1_000_000)],
  ])('shows a million characters of %s as they are', (_name, text) => {
    const parsed = parseToEnd(nothingParsed, text, true)
    expect({ openText: parsed.openText.length, parsed: parsed.parsedCharacters }).toEqual({ openText: text.length, parsed: 0 })
  })

  it.each(['>', '[', '*a_', '[a](', '- ', '`a', '~~a', '<a ', '|a', '![', '\n> - '])('parses little of a hostile run of %j', (unit) => {
    const text = `Before.\n\n${unit.repeat(Math.ceil(60_000 / unit.length))}`
    const parsed = parseToEnd(nothingParsed, text, true)
    const streamed = stream(text, [600])
    expect(parsed.parsedCharacters).toBeLessThan(text.length * 3)
    expect(streamed.parsedCharacters).toBeLessThan(text.length * 12)
    expect(parsed.settled.at(-1)?.end).toBe(text.length)
  })

  it('resolves references to definitions that come later', () => {
    const text = 'See [one] and [two][2].\n\nThen more.\n\n[one]: https://one.example\n[2]: https://two.example "Two"\n'
    expect(treeOf(stream(text, [5]))).toEqual(withoutPositions(parseMarkdown(text)))
  })

  it('takes every kind of line ending for one', () => {
    expect(['a\r\nb\r', 'a\rb', 'a\nb'].map(normaliseLineEndings)).toEqual(['a\nb', 'a\nb', 'a\nb'])
  })
})
