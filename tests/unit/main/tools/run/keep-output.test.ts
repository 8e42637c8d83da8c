import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { keepOutput } from '../../../../../src/main/tools/run/keep-output.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('keepOutput', () => {
  it('shows what comes in pieces of a tenth of a second, and the rest at the end', () => {
    const shown: string[] = []
    const output = keepOutput((text) => shown.push(text))
    output.add('one ')
    output.add('two ')
    vi.advanceTimersByTime(100)
    output.add('three')
    const kept = output.end()
    expect({ shown, kept }).toEqual({ shown: ['one two ', 'three'], kept: { text: 'one two three', isCut: false } })
  })

  it('shows nothing and keeps nothing after the end', () => {
    const shown: string[] = []
    const output = keepOutput((text) => shown.push(text))
    output.add('one')
    output.end()
    output.add('two')
    vi.advanceTimersByTime(1000)
    expect({ shown, kept: output.end() }).toEqual({ shown: ['one'], kept: { text: 'one', isCut: false } })
  })

  it.each([
    [16_000, 'a'.repeat(16_000)],
    [56_000, 'a'.repeat(56_000)],
    [56_001, `${'a'.repeat(16_000)}\n[… 1 characters left out …]\n${'a'.repeat(40_000)}`],
  ])('keeps both ends of %i characters', (length, text) => {
    const output = keepOutput(() => undefined)
    for (let added = 0; added < length; added += 1000) output.add('a'.repeat(Math.min(1000, length - added)))
    expect(output.end()).toEqual({ text, isCut: length > 56_000 })
  })

  it('shows of a flood the newest alone', () => {
    const shown: string[] = []
    const output = keepOutput((text) => shown.push(text))
    output.add(`${'a'.repeat(100_000)}b`)
    output.end()
    expect(shown).toEqual([`${'a'.repeat(15_999)}b`])
  })
})
