import { describe, expect, it } from 'vitest'
import {
  contextWords,
  lifecycleWords,
  originWords,
  placeWords,
  processingWords,
  rowWords,
} from '../../../../../src/renderer/features/composer/model-words.ts'
import { demoModelId } from '../../../../../src/main/bedrock/demo-model.ts'
import type { Model } from '../../../../../src/shared/model.ts'

const now = Date.UTC(2026, 10, 21)
const model: Model = {
  id: 'eu.anthropic.claude-opus-4-1',
  name: 'Claude Opus 4.1 (Europe)',
  provider: 'Anthropic',
  baseModelId: 'anthropic.claude-opus-4-1',
  route: 'inference-profile',
  geography: 'eu',
  documents: true,
  images: true,
  video: false,
  tools: true,
  caching: false,
  reasoning: false,
  contextWindow: 200_000,
  lifecycle: { status: 'legacy', retiresAt: Date.UTC(2027, 0, 8) },
}

describe('contextWords', () => {
  it.each([
    [32_000, '32K'],
    [163_840, '164K'],
    [200_000, '200K'],
    [1_000_000, '1M'],
    [1_050_000, '1.05M'],
  ])('says %d tokens as %s', (tokens, text) => {
    expect(contextWords(tokens)).toBe(text)
  })
})

describe('lifecycleWords', () => {
  it.each([
    [model.lifecycle, 'retires 8 Jan 2027'],
    [{ status: 'active', retiresAt: Date.UTC(2026, 10, 20) } as const, 'retired 20 Nov 2026'],
    [{ status: 'legacy', retiresAt: null } as const, 'legacy'],
    [{ status: 'active', retiresAt: null } as const, null],
    [null, null],
  ])('says of %j: %s', (lifecycle, text) => {
    expect(lifecycleWords({ ...model, lifecycle }, now)).toBe(text)
  })
})

describe('placeWords', () => {
  it('names the geography, or the region, and for the demo that nothing is sent', () => {
    expect([
      placeWords(model, 'eu-west-1'),
      placeWords({ ...model, geography: null }, 'eu-west-1'),
      placeWords({ ...model, id: demoModelId, geography: null }, ''),
    ]).toEqual(['Europe', 'eu-west-1 only', 'No network'])
  })
})

describe('originWords', () => {
  it.each([
    [30_000, 'From your account, just now'],
    [60_000, 'From your account, 1 minute ago'],
    [3 * 3_600_000, 'From your account, 3 hours ago'],
    [50 * 3_600_000, 'From your account, 2 days ago'],
  ])('says the age of a list of %d ms', (ageMs, text) => {
    expect(originWords({ source: 'account', fetchedAt: now - ageMs }, now)).toBe(text)
  })

  it('says that a list came with the app, and nothing of the demo', () => {
    expect([originWords({ source: 'bundled', fetchedAt: null }, now), originWords({ source: 'demo', fetchedAt: null }, now)]).toEqual([
      'List that came with Outcrop',
      null,
    ])
  })
})

describe('processingWords', () => {
  it.each([
    ['eu', 'Europe: requests may be processed in any AWS region there.'],
    ['global', 'Worldwide: requests may be processed in any commercial AWS region.'],
    ['zz', 'ZZ: requests may be processed in any AWS region there.'],
    [null, 'Requests are processed in eu-central-1 alone.'],
  ])('says where a request of %s is processed', (geography, text) => {
    expect(processingWords({ ...model, geography }, 'eu-central-1')).toBe(text)
  })
})

describe('rowWords', () => {
  it('says a row in one sentence', () => {
    expect(rowWords('Claude Opus 4.1', model, { region: 'eu-central-1', now, isFavourite: true, isChosen: true })).toBe(
      'Claude Opus 4.1, Europe, 200K tokens of context, Takes text, documents, images, tools, retires 8 Jan 2027, favourite, chosen',
    )
  })
})
