import { describe, expect, it } from 'vitest'
import { limitOutcome, outcomeBytes } from '../../../../src/main/tools/limit-outcome.ts'
import type { ToolContent } from '../../../../src/shared/message.ts'

const image = (bytes: number): ToolContent => ({
  type: 'media',
  kind: 'image',
  format: 'png',
  source: { type: 'bytes', base64: Buffer.alloc(bytes).toString('base64') },
})
const words = (length: number): ToolContent => ({ type: 'text', text: 'x'.repeat(length) })
const megabyte = 1024 * 1024

const kept = (content: readonly ToolContent[]): readonly string[] =>
  (limitOutcome({ isError: false, text: '', content: [...content] }).content ?? []).map((item) =>
    item.type === 'text' && item.text.startsWith('x')
      ? `text of ${item.text.replaceAll(/[^x]/gu, '').length}`
      : item.type === 'text'
        ? item.text
        : item.type,
  )

describe('limitOutcome', () => {
  it.each([
    ['x', 65_536, 65_536],
    ['x', 65_537, 65_536],
    ['✓', 30_000, 21_845],
    ['📄', 16_385, 16_384],
  ])('cuts a result of %s times %i at 64 kB and never inside a character', (letter, count, left) => {
    const { text } = limitOutcome({ isError: false, text: letter.repeat(count) })
    const expected = count === left ? letter.repeat(count) : `${letter.repeat(left)}\n[The result was cut at 64 kB.]`
    expect({ length: text.length, isSame: text === expected }).toEqual({ length: expected.length, isSame: true })
  })

  it('keeps what a person is shown, and the mark of what others have written', () => {
    const outcome = {
      isError: false,
      text: 'page',
      view: { type: 'web-page' as const, url: 'https://example.com/', title: '' },
      isUntrusted: true,
    }
    expect(limitOutcome(outcome)).toEqual(outcome)
  })

  it.each<[string, readonly ToolContent[], readonly string[]]>([
    ['what fits', [words(10), image(10), { type: 'json', json: { a: 1 } }], ['text of 10', 'media', 'json']],
    [
      'words to 64 kB in all',
      [words(65_530), words(10), words(5)],
      ['text of 65530', 'text of 6', '[One more part of the result was left out: it is too large.]'],
    ],
    [
      'twenty files',
      Array.from({ length: 22 }, () => image(1)),
      [...Array.from({ length: 20 }, () => 'media'), '[2 more parts of the result were left out: they are too large.]'],
    ],
    [
      'files of 15 MB in all',
      [image(10 * megabyte), image(6 * megabyte), image(megabyte)],
      ['media', 'media', '[One more part of the result was left out: it is too large.]'],
    ],
    [
      'values to 64 kB in all',
      [{ type: 'json', json: 'x'.repeat(70_000) }],
      ['[One more part of the result was left out: it is too large.]'],
    ],
  ])('keeps %s', (_name, content, expected) => {
    expect(kept(content)).toEqual(expected)
  })

  it('counts what the model is sent', () => {
    expect([
      outcomeBytes({ isError: false, text: 'é' }),
      outcomeBytes({ isError: false, text: 'not sent', content: [words(3), image(100), { type: 'json', json: [1] }] }),
    ]).toEqual([2, 106])
  })
})
