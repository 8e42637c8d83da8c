import { describe, expect, it } from 'vitest'
import { maximumHits, searchTexts } from '../../../../../src/renderer/features/document/search-texts.ts'

const never = new AbortController().signal

describe('searchTexts', () => {
  it('names the text and the place of each hit, in order', async () => {
    expect(await searchTexts(['one two', '', 'Two and two'], 'two', never)).toEqual({
      hits: [
        { part: 0, start: 4, end: 7 },
        { part: 2, start: 0, end: 3 },
        { part: 2, start: 8, end: 11 },
      ],
      isCut: false,
    })
  })

  it('finds what lies across two slices of a long text once', async () => {
    const text = `${'x'.repeat(99_997)} needle ${'x'.repeat(200_000)} needle`
    expect(await searchTexts([text], 'needle', never)).toEqual({
      hits: [
        { part: 0, start: 99_998, end: 100_004 },
        { part: 0, start: 300_006, end: 300_012 },
      ],
      isCut: false,
    })
  })

  it('stops at a number of hits and says so', async () => {
    const { hits, isCut } = await searchTexts(['a '.repeat(maximumHits * 2)], 'a', never)
    expect([hits.length, isCut]).toEqual([maximumHits, true])
  })

  it('ends when it is no longer wanted', async () => {
    const stop = new AbortController()
    const search = searchTexts(['b '.repeat(200_000), 'a'], 'a', stop.signal)
    stop.abort(new Error('typed on'))
    await expect(search).rejects.toThrow('typed on')
  })
})
