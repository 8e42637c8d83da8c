import { describe, expect, it, onTestFinished } from 'vitest'
import { fetchPriceList } from '../../../src/main/bedrock/price-list.ts'
import { startPriceListServer } from '../../support/aws/price-list-server.ts'
import { directRoute } from '../../support/find-route.ts'

const signal = new AbortController().signal

describe('startPriceListServer', () => {
  it('publishes a list that the app reads, with worldwide prices a tenth lower', async () => {
    const server = await startPriceListServer()
    onTestFinished(server.close)
    const options = { findRoute: directRoute(), environment: { AWS_ENDPOINT_URL_PRICING: server.url } }
    const rows = await fetchPriceList('us-east-1', options, signal)
    expect(rows.filter(({ baseModelId }) => baseModelId === 'anthropic.claude-sonnet-5-5')).toEqual([
      expect.objectContaining({
        scope: 'geo',
        input: 2.2,
        output: 11,
        cacheRead: 0.22,
        cacheWrite5m: 2.75,
        cacheWrite1h: 4.4,
        asOf: '2026-11-18',
      }),
      expect.objectContaining({ scope: 'global', input: 2, output: 10, cacheRead: 0.2, cacheWrite5m: 2.5, cacheWrite1h: 4 }),
    ])
  })

  it('has no list for a region without one, and takes no signature', async () => {
    const server = await startPriceListServer()
    onTestFinished(server.close)
    const path = (region: string) => `${server.url}/offers/v1.0/aws/AmazonBedrockFoundationModels/current/${region}/index.json`
    const statuses = await Promise.all([
      fetch(path('us-east-1')),
      fetch(path('mars-1')),
      fetch(path('us-east-1'), { headers: { authorization: 'AWS4-HMAC-SHA256 x' } }),
    ])
    expect(statuses.map(({ status }) => status)).toEqual([200, 404, 400])
  })
})
