import { describe, expect, it } from 'vitest'
import {
  meterWords,
  priceWords,
  sendShare,
  shareWords,
  tooLongWords,
} from '../../../../../src/renderer/features/composer/send-count-words.ts'
import type { CountedSend } from '../../../../../src/shared/inference.ts'

const counted: CountedSend = {
  inputTokens: 24_400,
  isEstimate: false,
  contextWindow: 200_000,
  maxTokens: 4096,
  fits: true,
  inputUsd: 0.002,
  longestAnswerUsd: 0.01,
  priceAsOf: '2026-11-21',
  largerModels: [],
}

describe('the words of the meter', () => {
  it('say the share of the window and the price', () => {
    expect([shareWords(counted), priceWords(counted), sendShare(counted)]).toEqual(['12 % of 200K', 'about $0.012', 0.122])
  })

  it('say that an estimate is one', () => {
    expect(shareWords({ ...counted, isEstimate: true })).toBe('about 12 % of 200K')
  })

  it('are few beside the ring', () => {
    const unknown = { ...counted, contextWindow: null, inputUsd: null }
    expect([counted, unknown].flatMap((count) => [meterWords(count), meterWords({ ...count, isEstimate: true })])).toEqual([
      '12 % · $0.012',
      '≈ 12 % · $0.012',
      '24.4K tokens',
      '≈ 24.4K tokens',
    ])
  })

  it('do without a window and a price that are not known', () => {
    const unknown = { ...counted, contextWindow: null, inputUsd: null, longestAnswerUsd: null }
    expect([shareWords(unknown), shareWords({ ...unknown, isEstimate: true }), priceWords(unknown), sendShare(unknown)]).toEqual([
      '24.4K tokens',
      'about 24.4K tokens',
      '',
      null,
    ])
  })
})

describe('the words for what does not fit', () => {
  it('count the answer too', () => {
    const long = { ...counted, inputTokens: 198_904, fits: false }
    expect([tooLongWords(long), tooLongWords({ ...long, isEstimate: true }), tooLongWords({ ...long, contextWindow: null })]).toEqual([
      'This does not fit: 203K tokens with the answer, and the model takes 200K',
      'This is unlikely to fit: about 203K tokens with the answer, and the model takes 200K',
      'This does not fit into what the model takes',
    ])
  })
})
