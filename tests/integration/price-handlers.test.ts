import { describe, expect, it, onTestFinished } from 'vitest'
import { priceHandlers } from '../../src/main/ipc/handlers/prices.ts'
import { schemaHandlers } from '../../src/main/ipc/handlers/schemas.ts'
import { startPriceListServer } from '../support/aws/price-list-server.ts'
import { directRoute } from '../support/find-route.ts'
import { temporaryDatabase } from '../support/temporary-database.ts'

const now = () => new Date(2026, 4, 20, 12).getTime()

describe('requests about prices', () => {
  const own = {
    baseModelId: 'anthropic.claude-sonnet-5-5',
    scope: 'global',
    input: 1,
    output: 2,
    cacheRead: null,
    cacheWrite5m: null,
    cacheWrite1h: null,
  } as const

  it('put a person before AWS and AWS before what is bundled, and go on without the list', async () => {
    const server = await startPriceListServer()
    onTestFinished(() => server.close())
    const { database } = temporaryDatabase()
    const handlers = priceHandlers({
      database: () => database,
      findRoute: directRoute(),
      environment: { AWS_ENDPOINT_URL_PRICING: server.url },
      now,
    })
    const sourceIn = (prices: readonly { baseModelId: string; scope: string; source: string; asOf: string }[]) =>
      prices.filter(({ baseModelId, scope }) => baseModelId === own.baseModelId && scope === own.scope).map(({ source }) => source)
    const bundled = sourceIn(await handlers['prices.list']({}))
    const refreshed = await handlers['prices.refresh']({ region: 'eu-west-1' })
    const again = await handlers['prices.refresh']({ region: 'eu-west-1' })
    const saved = await handlers['prices.save'](own)
    server.fail(503)
    const failed = await handlers['prices.refresh']({ region: 'eu-west-1' })
    const removed = await handlers['prices.remove'](own)
    expect({
      sources: [bundled, sourceIn(refreshed.prices), sourceIn(saved), sourceIn(failed.prices), sourceIn(removed)],
      saved: saved.find(({ source }) => source === 'user')?.asOf,
      updated: [refreshed.updated > 0, again.updated, failed.updated],
      problems: [refreshed.problem, failed.problem?.code],
    }).toEqual({
      sources: [['bundled'], ['aws'], ['user'], ['user'], ['aws']],
      saved: '2026-05-20',
      updated: [true, 0, 0],
      problems: [null, 'price-list-failed'],
    })
  })
})

describe('requests about schemas', () => {
  it('keep a library', async () => {
    const { database } = temporaryDatabase()
    const id = crypto.randomUUID()
    const handlers = schemaHandlers({ database: () => database, now, newId: () => id })
    const output = { name: 'invoice', description: '', schema: { type: 'object' } }
    const saved = await handlers['schemas.save']({ id: null, output })
    const renamed = await handlers['schemas.save']({ id, output: { ...output, name: 'bill' } })
    const listed = await handlers['schemas.list']({})
    await handlers['schemas.remove']({ id })
    expect([saved, listed, await handlers['schemas.list']({}), await handlers['schemas.check']({ text: '{' })]).toEqual([
      { id, ...output },
      [renamed],
      [],
      { problems: ['This is no JSON: see line 1, column 2.'] },
    ])
  })
})
