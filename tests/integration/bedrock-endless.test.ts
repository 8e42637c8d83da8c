import { EventEmitter, once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import { Readable } from 'node:stream'
import { afterEach, describe, expect, it } from 'vitest'
import { openBedrock } from '../../src/main/bedrock/open-bedrock.ts'
import { createDemoHandler } from '../../src/main/demo/demo-handler.ts'
import { eventFrame } from '../../src/main/demo/event-stream-frames.ts'
import { connectionTo, neverAborted, patientTimeouts, question } from '../support/bedrock-questions.ts'
import { collectReply } from '../support/collect-reply.ts'
import { directRoute } from '../support/find-route.ts'

const bedrock = openBedrock({ demoHandler: () => Promise.resolve(createDemoHandler({ chunksPerSecond: 0 })), findRoute: directRoute() })
const piece = 'x'.repeat(512 * 1024)
const frame = eventFrame('contentBlockDelta', { contentBlockIndex: 0, delta: { text: piece } })

const servers: ReturnType<typeof createServer>[] = []
const serve = async (answer: RequestListener): Promise<string> => {
  const server = createServer(answer).listen(0, '127.0.0.1')
  servers.push(server)
  await once(server, 'listening')
  const address = server.address()
  return typeof address === 'object' && address !== null ? `http://127.0.0.1:${address.port}` : ''
}
afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections()
})

/** A service that goes on for as long as somebody listens; `isLetGo` waits until nobody does. */
const endlessService = async (contentType: string, chunk: Uint8Array) => {
  const listener = new EventEmitter()
  const isLetGo = once(listener, 'gone').then(() => true)
  const url = await serve((request, response) => {
    request.resume()
    response.on('close', () => listener.emit('gone'))
    response.writeHead(200, { 'content-type': contentType })
    Readable.from(
      (function* () {
        for (;;) yield chunk
      })(),
      { objectMode: true },
    ).pipe(response)
  })
  return { url, isLetGo }
}

describe('openBedrock with a service that never ends', () => {
  it('keeps what a stream has brought, and hangs up', async () => {
    const { url, isLetGo } = await endlessService('application/vnd.amazon.eventstream', frame)
    const { parts, outcome } = await collectReply(bedrock.streamReply(connectionTo(url), question('Hello?'), patientTimeouts, neverAborted))
    expect([parts.length, outcome.status, outcome.error?.code, await isLetGo]).toEqual([1, 'interrupted', 'answer-too-large', true])
  })

  it('hangs up on a whole answer, also of a short text', async () => {
    const { url, isLetGo } = await endlessService('application/json', Buffer.from(piece))
    const asked = question('Hello?', { settings: { streaming: false } })
    const { outcome } = await collectReply(bedrock.streamReply(connectionTo(url), asked, patientTimeouts, neverAborted))
    expect([outcome.status, outcome.error?.code, await isLetGo]).toEqual(['failed', 'answer-too-large', true])
    await expect(bedrock.completeText(connectionTo(url), question('Name it'), neverAborted)).rejects.toMatchObject({
      userFacing: { code: 'answer-too-large' },
    })
  })
})
