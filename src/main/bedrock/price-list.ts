import { z } from 'zod'
import { ExpectedError } from '../../shared/expected-error.ts'
import { pricesMessages as words } from '../../shared/messages/prices.ts'
import type { PriceRow } from '../../shared/usage.ts'
import type { FindRoute } from '../network/route.ts'
import { parsePriceList } from './parse-price-list.ts'
import { redactDetail } from './redact-detail.ts'

/** https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/using-price-list-query-api.html: public, the same for every account. */
const publicAddress = 'https://pricing.us-east-1.amazonaws.com'
const offer = '/offers/v1.0/aws/AmazonBedrockFoundationModels/current'
/** The list has about a megabyte. */
const maximumBytes = 32 * 1024 * 1024
const timeoutMs = 60_000

type Options = {
  readonly findRoute: FindRoute
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly now?: () => number
}

const failure = (code: string, title: string, advice: string, cause: unknown): ExpectedError => {
  const detail = cause instanceof Error ? redactDetail(`${cause.name}: ${cause.message}`) : undefined
  const remedies = code === 'price-list-strange' ? (['run-doctor'] as const) : (['retry'] as const)
  return new ExpectedError(
    { code, title, advice, retryable: true, remedies: [...remedies], ...(detail === undefined ? {} : { detail }) },
    { cause },
  )
}

const bodySchema = z.custom<AsyncIterable<Uint8Array>>(
  (value) => typeof value === 'object' && value !== null && Symbol.asyncIterator in value,
)

const readBounded = async (body: AsyncIterable<Uint8Array>): Promise<string> => {
  const chunks: Uint8Array[] = []
  let sizeBytes = 0
  for await (const chunk of body) {
    sizeBytes += chunk.byteLength
    if (sizeBytes > maximumBytes) throw new Error(`The price list has more than ${maximumBytes} bytes`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

const parsedBody = (body: string): unknown => {
  try {
    return JSON.parse(body)
  } catch (cause) {
    throw failure('price-list-strange', words.failedTitle, words.strangeAdvice, cause)
  }
}

/** A plain request that is not signed: no account is asked, and none is told. */
const download = async (region: string, { findRoute, environment }: Options, signal: AbortSignal): Promise<string> => {
  const [{ HttpRequest }, { requestHandler }] = await Promise.all([import('@smithy/core/protocols'), findRoute()])
  const { protocol, hostname, port, host, pathname } = new URL(environment['AWS_ENDPOINT_URL_PRICING'] ?? publicAddress)
  const request = new HttpRequest({
    method: 'GET',
    protocol,
    hostname,
    ...(port === '' ? {} : { port: Number(port) }),
    path: `${pathname.replace(/\/$/u, '')}${offer}/${region}/index.json`,
    headers: { host, accept: 'application/json' },
  })
  const { response } = await requestHandler.handle(request, { abortSignal: signal })
  const body = bodySchema.parse(response.body)
  if (response.statusCode === 200) return readBounded(body)
  const status = new Error(`HTTP ${response.statusCode}`)
  if (response.statusCode === 403 || response.statusCode === 404) {
    throw failure('price-list-refused', words.refusedTitle(region), words.refusedAdvice, status)
  }
  throw failure('price-list-failed', words.failedTitle, words.failedAdvice, status)
}

const bodyOf = async (region: string, options: Options, signal: AbortSignal): Promise<string> => {
  try {
    return await download(region, options, AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]))
  } catch (cause) {
    if (cause instanceof ExpectedError || signal.aborted) throw cause
    throw failure('price-list-failed', words.failedTitle, words.failedAdvice, cause)
  }
}

/** What AWS publishes for a region, for the models that are known here. An ExpectedError says why there is nothing. */
export const fetchPriceList = async (region: string, options: Options, signal: AbortSignal): Promise<readonly PriceRow[]> => {
  const today = new Date((options.now ?? Date.now)()).toISOString().slice(0, 10)
  const parsed = parsePriceList(parsedBody(await bodyOf(region, options, signal)), today)
  if (parsed === null) throw failure('price-list-strange', words.failedTitle, words.strangeAdvice, null)
  if (parsed.rows.length === 0) throw failure('price-list-empty', words.failedTitle, words.emptyAdvice, null)
  return parsed.rows
}
