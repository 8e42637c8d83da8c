import { createServer, type RequestListener } from 'node:http'
import { describe, expect, it, onTestFinished } from 'vitest'
import { z } from 'zod'
import { fetchPriceList } from '../../src/main/bedrock/price-list.ts'
import { ExpectedError } from '../../src/shared/expected-error.ts'
import { startPriceListServer } from '../support/aws/price-list-server.ts'
import { directRoute } from '../support/find-route.ts'

const addressSchema = z.object({ port: z.number() })

const serve = async (listener: RequestListener): Promise<string> => {
  const server = createServer(listener)
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  )
  return `http://127.0.0.1:${addressSchema.parse(server.address()).port}`
}

const product = (usagetype: string) => ({ attributes: { servicename: 'Claude Opus 5 (Amazon Bedrock Edition)', usagetype } })
const term = (USD: string) => ({ t: { priceDimensions: { d: { unit: '1M tokens', pricePerUnit: { USD } } } } })
const list = {
  publicationDate: '2026-11-18T00:00:00Z',
  products: { a: product('EUW1-MP:EUW1_InputTokenCount-Units'), b: product('EUW1-MP:EUW1_OutputTokenCount-Units') },
  terms: { OnDemand: { a: term('5.5'), b: term('27.5') } },
}

const fetched = (address: string, signal = new AbortController().signal) =>
  fetchPriceList('eu-west-1', { findRoute: directRoute(), environment: { AWS_ENDPOINT_URL_PRICING: address } }, signal)

const failureOf = async (work: Promise<unknown>): Promise<unknown> => {
  try {
    return await work
  } catch (error) {
    return error instanceof ExpectedError ? [error.userFacing.code, error.userFacing.title] : error
  }
}

describe('fetchPriceList', () => {
  it('asks for the list of a region without saying who asks', async () => {
    const asked: { url: string | undefined; headers: string[] }[] = []
    const address = await serve((request, response) => {
      asked.push({ url: request.url, headers: Object.keys(request.headers).toSorted() })
      response.end(JSON.stringify(list))
    })
    expect({ rows: await fetched(address), asked }).toEqual({
      rows: [
        {
          baseModelId: 'anthropic.claude-opus-5',
          scope: 'geo',
          source: 'aws',
          input: 5.5,
          output: 27.5,
          cacheRead: null,
          cacheWrite5m: null,
          cacheWrite1h: null,
          asOf: '2026-11-18',
        },
      ],
      asked: [
        { url: '/offers/v1.0/aws/AmazonBedrockFoundationModels/current/eu-west-1/index.json', headers: ['accept', 'connection', 'host'] },
      ],
    })
  })

  it('reads the whole list of a region, worldwide prices apart', async () => {
    const server = await startPriceListServer()
    onTestFinished(() => server.close())
    const rows = await fetched(server.url)
    expect(rows.map(({ baseModelId, scope, input, cacheWrite1h }) => [baseModelId, scope, input, cacheWrite1h])).toEqual([
      ['anthropic.claude-sonnet-5-5', 'geo', 2.2, 4.4],
      ['anthropic.claude-sonnet-5-5', 'global', 2, 4],
      ['anthropic.claude-opus-4-6-v1', 'geo', 5.5, null],
      ['anthropic.claude-opus-4-6-v1', 'global', 5, null],
      ['anthropic.claude-sonnet-4-5-20250929-v1:0', 'geo', 3.3, null],
      ['amazon.nova-pro-v1:0', 'geo', 0.8, null],
      ['mistral.mistral-large-3-675b-instruct', 'geo', 0.5, null],
    ])
  })

  it.each([
    [404, '', ['price-list-refused', 'AWS has no price list for eu-west-1']],
    [403, '<Error/>', ['price-list-refused', 'AWS has no price list for eu-west-1']],
    [503, '', ['price-list-failed', 'AWS’s price list could not be read']],
    [200, '<html>Sign in to the network</html>', ['price-list-strange', 'AWS’s price list could not be read']],
    [200, '{"products":[]}', ['price-list-strange', 'AWS’s price list could not be read']],
    [200, '{"products":{},"terms":{"OnDemand":{}}}', ['price-list-empty', 'AWS’s price list could not be read']],
  ])('says why an answer of %s with %j gives no prices', async (status, body, expected) => {
    const address = await serve((_request, response) => {
      response.statusCode = status
      response.end(body)
    })
    expect(await failureOf(fetched(address))).toEqual(expected)
  })

  it('reads no more than a list can have', async () => {
    const address = await serve((_request, response) => {
      const chunk = Buffer.alloc(1024 * 1024, ' ')
      const more = (): void => {
        while (response.write(chunk)) continue
        response.once('drain', more)
      }
      more()
    })
    expect(await failureOf(fetched(address))).toEqual(['price-list-failed', 'AWS’s price list could not be read'])
  })

  it('stops when it is told to', async () => {
    const controller = new AbortController()
    const address = await serve(() => controller.abort(new Error('enough')))
    await expect(fetched(address, controller.signal)).rejects.toThrow()
  })
})
