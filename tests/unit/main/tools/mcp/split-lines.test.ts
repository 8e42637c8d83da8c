import { describe, expect, it } from 'vitest'
import { createLineSplitter } from '../../../../../src/main/tools/mcp/split-lines.ts'

describe('lines of a server', () => {
  const split = (chunks: readonly string[], longest = 100) => {
    const lines: string[] = []
    const take = createLineSplitter(
      longest,
      (line) => lines.push(line),
      () => lines.push('TOO LONG'),
    )
    for (const chunk of chunks) take(Buffer.from(chunk))
    return lines
  }

  it('are the same however they come', () => {
    const text = '{"a":"ü"}\n\n{"b":1}\r\n{"c":2}\n{"half'
    const bytes = Buffer.from(text)
    const lines: string[] = []
    const take = createLineSplitter(
      100,
      (line) => lines.push(line.trim()),
      () => undefined,
    )
    for (const byte of bytes) take(Buffer.from([byte]))
    expect(lines).toEqual(['{"a":"ü"}', '{"b":1}', '{"c":2}'])
    expect(split([text]).map((line) => line.trim())).toEqual(lines)
  })

  it('without an end are given up once', () => {
    expect(split(['a'.repeat(60), 'a'.repeat(60), 'b\n', 'c\n'])).toEqual(['TOO LONG'])
  })
})
