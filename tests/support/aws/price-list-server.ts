import { createServer, type IncomingHttpHeaders } from 'node:http'
import { wirePriceList, type PricedModel } from './price-list-data.ts'

export type PriceListServer = {
  /** For AWS_ENDPOINT_URL_PRICING. */
  readonly url: string
  readonly requests: readonly { readonly path: string; readonly headers: IncomingHttpHeaders }[]
  /** Publishes other prices from now on. */
  readonly publish: (models: readonly PricedModel[]) => void
  /** Every request is answered with the status from now on; null ends that. */
  readonly fail: (status: number | null) => void
  readonly close: () => Promise<void>
}

const listPath = /^\/offers\/v1\.0\/aws\/AmazonBedrockFoundationModels\/current\/([a-z0-9-]+)\/index\.json$/u

/** AWS's public price list on this computer. It is read without a signature: like the real one, it takes none. */
export const startPriceListServer = async (): Promise<PriceListServer> => {
  const requests: { path: string; headers: IncomingHttpHeaders }[] = []
  let models: readonly PricedModel[] | undefined
  let failure: number | null = null

  const server = createServer((request, response) => {
    const path = request.url ?? '/'
    requests.push({ path, headers: request.headers })
    const [, region = ''] = listPath.exec(path) ?? []
    const list = request.method === 'GET' ? wirePriceList(region, models) : null
    if (failure !== null || request.headers.authorization !== undefined || list === null) {
      response.writeHead(failure ?? (list === null ? 404 : 400), { 'content-type': 'application/xml' })
      response.end('<?xml version="1.0" encoding="UTF-8"?><Error><Code>NoSuchKey</Code></Error>')
      return
    }
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end(JSON.stringify(list))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The test server has no port.')

  return {
    url: `http://127.0.0.1:${address.port}`,
    requests,
    publish: (next) => {
      models = next
    },
    fail: (status) => {
      failure = status
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
