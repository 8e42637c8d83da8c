import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { DoesNotFit } from '../../../../../src/renderer/features/composer/does-not-fit.tsx'

const count = {
  inputTokens: 300_000,
  isEstimate: true,
  contextWindow: 200_000,
  maxTokens: 4096,
  fits: false,
  inputUsd: null,
  longestAnswerUsd: null,
  priceAsOf: null,
  largerModels: [1, 2, 3, 4].map((number) => ({ modelId: `model-${number}`, name: `Model ${number}` })),
}

describe('DoesNotFit', () => {
  it('names what is too long and offers three larger models, and to send it anyway', () => {
    const texts = renderToStaticMarkup(<DoesNotFit count={count} />)
      .replaceAll(/<[^>]*>/gu, '|')
      .split(/\|+/u)
      .filter((text) => text !== '')
    expect(texts).toEqual([
      'This is unlikely to fit: about 304.1K tokens with the answer, and the model takes 200K',
      'Choose what to do about it. Nothing was sent.',
      'Use Model 1',
      'Use Model 2',
      'Use Model 3',
      'Send anyway',
    ])
  })
})
