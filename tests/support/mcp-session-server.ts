import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import { onTestFinished } from 'vitest'
import { z } from 'zod'

const messageSchema = z.object({ jsonrpc: z.literal('2.0'), id: z.number().optional(), method: z.string() })

const results: Readonly<Record<string, unknown>> = {
  initialize: { protocolVersion: '2025-06-18', capabilities: { tools: {} }, serverInfo: { name: 'sessions', version: '1.0.0' } },
  'tools/list': { tools: [{ name: 'ping', description: 'Answers', inputSchema: { type: 'object' } }] },
  'tools/call': { content: [{ type: 'text', text: 'pong' }] },
}

/** A server that keeps sessions, and can forget them or break. */
export const openSessionServer = async () => {
  const sessions = new Set<string>()
  const control = { status: 0, isHuge: false, forgottenStatus: 404, greetings: 0 }
  const end = (response: ServerResponse, status: number, body = ''): void => {
    response.writeHead(status, { 'content-type': 'application/json' })
    response.end(body)
  }
  const server = createServer()
  server.on('request', (request, response) => {
    void (async () => {
      if (control.status !== 0) return end(response, control.status)
      if (request.method === 'DELETE') {
        sessions.delete(String(request.headers['mcp-session-id']))
        return end(response, 204)
      }
      if (request.method !== 'POST') return end(response, 405)
      const { id, method } = messageSchema.parse(JSON.parse(await text(request)))
      if (method === 'initialize') {
        const session = crypto.randomUUID()
        sessions.add(session)
        control.greetings += 1
        response.setHeader('mcp-session-id', session)
      } else if (!sessions.has(String(request.headers['mcp-session-id']))) {
        return end(response, control.forgottenStatus, 'Bad Request: No valid session ID provided')
      }
      if (id === undefined) return end(response, 202)
      if (control.isHuge && method === 'tools/call') return end(response, 200, `"${'a'.repeat(20 * 1024 * 1024)}"`)
      end(response, 200, JSON.stringify({ jsonrpc: '2.0', id, result: results[method] ?? {} }))
    })()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('No port')
  const close = (): void => {
    server.closeAllConnections()
    server.close()
  }
  onTestFinished(close)
  return { url: `http://127.0.0.1:${address.port}/mcp`, control, sessionCount: () => sessions.size, forget: () => sessions.clear(), close }
}
