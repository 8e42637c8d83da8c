import { describe, expect, it } from 'vitest'
import { cleanTitle, firstTitle } from '../../../../src/main/turns/write-title.ts'

describe('firstTitle', () => {
  it.each([
    ['Summarise this', ['Annual report 2025.pdf'], 'Annual report 2025'],
    ['What is Bedrock?\nMore', [], 'What is Bedrock?'],
    ['  \n ', [], ''],
    [`${'word '.repeat(30)}end`, [], 'word word word word word word word word word word word word…'],
  ] as const)('turns %j with %j into %j', (text, names, title) => {
    expect(firstTitle(text, names)).toBe(title)
  })
})

describe('cleanTitle', () => {
  it.each([
    ['"Quarterly figures."', 'Quarterly figures'],
    ['# Quarterly figures\n\nBecause', 'Quarterly figures'],
    ['**Zahlen «Q3»**', 'Zahlen «Q3'],
    ['   ', null],
  ])('turns %j into %j', (answer, title) => {
    expect(cleanTitle(answer)).toBe(title)
  })
})
