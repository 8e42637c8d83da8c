import { describe, expect, it } from 'vitest'
import { metadataOf } from '../../../../src/main/bedrock/reply-metadata.ts'

describe('metadataOf', () => {
  it('takes no number that could not be kept', () => {
    const usage = { inputTokens: 1.5, outputTokens: -1, totalTokens: 3, cacheReadInputTokens: Number.NaN, cacheWriteInputTokens: 1e300 }
    expect(metadataOf({ usage: { ...usage, cacheDetails: [{ ttl: '1h', inputTokens: -2 }] }, metrics: { latencyMs: -5 } })).toMatchObject({
      usage: { inputTokens: 0, outputTokens: 0, cacheReadTokens: 0, cacheWriteTokens: 0, cacheWrites: [{ ttl: '1h', tokens: 0 }] },
      latencyMs: null,
    })
  })
})
