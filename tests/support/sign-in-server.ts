import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { z } from 'zod'

export type SignInOptions = {
  /** What the server says of where to sign in, when that is to be wrong. */
  readonly authorizationEndpoint?: string
  readonly authorizationServer?: string
  readonly redirectsTo?: string
  /** For whom the token is said to be. */
  readonly resource?: string
  readonly endlessMetadata?: boolean
  readonly withoutRegistration?: boolean
  /** Known beforehand, at any port of this computer. */
  readonly knownClient?: string
}

const registrationSchema = z.object({ redirect_uris: z.array(z.string()).length(1), token_endpoint_auth_method: z.literal('none') })

const messageSchema = z.object({ jsonrpc: z.literal('2.0'), id: z.number().optional(), method: z.string() })

const results: Readonly<Record<string, unknown>> = {
  initialize: { protocolVersion: '2025-06-18', capabilities: { tools: {} }, serverInfo: { name: 'signed', version: '1.0.0' } },
  'tools/list': { tools: [{ name: 'whoami', description: 'Says who', inputSchema: { type: 'object' } }] },
  'tools/call': { content: [{ type: 'text', text: 'You are Anna.' }] },
}

function* spaces(): Generator<string> {
  for (;;) yield ' '.repeat(65_536)
}

/** A server that wants a sign-in, and the authority that gives it. Strict: a request that is not exactly right is refused and written down. */
export const startSignInServer = async (options: SignInOptions = {}) => {
  const problems: string[] = []
  const seen: { path: string; authorization: string; key: string }[] = []
  const clients = new Map<string, string>()
  const codes = new Map<
    string,
    { readonly client: string; readonly redirect: string; readonly challenge: string; readonly resource: string }
  >()
  const state = { accessTokens: new Set<string>(), refreshTokens: new Set<string>(), registrations: 0, refreshes: 0 }
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('No port')
  const base = `http://127.0.0.1:${address.port}`

  const json = (response: ServerResponse, status: number, value: unknown): void => {
    response.writeHead(status, { 'content-type': 'application/json' })
    response.end(JSON.stringify(value))
  }
  const refuse = (response: ServerResponse, problem: string): void => {
    problems.push(problem)
    json(response, 400, { error: 'invalid_request', error_description: problem })
  }
  const issue = (response: ServerResponse): void => {
    const [access, refresh] = [`access-${crypto.randomUUID()}`, `refresh-${crypto.randomUUID()}`]
    state.accessTokens.add(access)
    state.refreshTokens.add(refresh)
    json(response, 200, { access_token: access, token_type: 'Bearer', expires_in: 3600, refresh_token: refresh })
  }
  const token = (response: ServerResponse, body: URLSearchParams): void => {
    if (body.get('grant_type') === 'refresh_token') {
      state.refreshes += 1
      const given = body.get('refresh_token') ?? ''
      if (!state.refreshTokens.delete(given)) return json(response, 400, { error: 'invalid_grant' })
      return issue(response)
    }
    const code = codes.get(body.get('code') ?? '')
    codes.delete(body.get('code') ?? '')
    if (code === undefined) return refuse(response, 'unknown code')
    const challenge = createHash('sha256')
      .update(body.get('code_verifier') ?? '')
      .digest('base64url')
    if (challenge !== code.challenge) return refuse(response, 'wrong verifier')
    if (body.get('redirect_uri') !== code.redirect || body.get('client_id') !== code.client) return refuse(response, 'other client')
    if (body.get('resource') !== code.resource) return refuse(response, 'other resource')
    issue(response)
  }
  const serveMcp = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const bearer = request.headers.authorization?.replace('Bearer ', '') ?? ''
    if (!state.accessTokens.has(bearer)) {
      response.writeHead(401, {
        'www-authenticate': `Bearer resource_metadata="${base}/.well-known/oauth-protected-resource/mcp", scope="weather"`,
      })
      response.end()
      return
    }
    if (request.method !== 'POST') {
      response.writeHead(405)
      response.end()
      return
    }
    const { id, method } = messageSchema.parse(JSON.parse(await text(request)))
    if (id === undefined) {
      response.writeHead(202)
      response.end()
      return
    }
    json(response, 200, { jsonrpc: '2.0', id, result: results[method] ?? {} })
  }
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', base)
    seen.push({ path: url.pathname, authorization: request.headers.authorization ?? '', key: String(request.headers['x-key'] ?? '') })
    switch (url.pathname) {
      case '/mcp':
        if (options.redirectsTo !== undefined) {
          response.writeHead(307, { location: options.redirectsTo })
          response.end()
          return
        }
        return serveMcp(request, response)
      case '/.well-known/oauth-protected-resource/mcp':
        return json(response, 200, {
          resource: options.resource ?? `${base}/mcp`,
          authorization_servers: [options.authorizationServer ?? base],
          scopes_supported: ['weather'],
        })
      case '/.well-known/oauth-authorization-server':
        if (options.endlessMetadata === true) {
          response.writeHead(200, { 'content-type': 'application/json' })
          await pipeline(Readable.from(spaces()), response).catch(() => undefined)
          return
        }
        return json(response, 200, {
          issuer: base,
          authorization_endpoint: options.authorizationEndpoint ?? `${base}/authorize`,
          token_endpoint: `${base}/token`,
          ...(options.withoutRegistration === true ? {} : { registration_endpoint: `${base}/register` }),
          response_types_supported: ['code'],
          code_challenge_methods_supported: ['S256'],
          token_endpoint_auth_methods_supported: ['none'],
        })
      case '/register': {
        const given = registrationSchema.safeParse(JSON.parse(await text(request)))
        if (!given.success) return refuse(response, 'bad registration')
        const [redirect = ''] = given.data.redirect_uris
        state.registrations += 1
        clients.set(`client-${state.registrations}`, redirect)
        return json(response, 201, { client_id: `client-${state.registrations}`, ...given.data })
      }
      case '/token':
        return token(response, new URLSearchParams(await text(request)))
      default:
        response.writeHead(404)
        response.end()
    }
  }
  server.on('request', (request, response) => void serve(request, response))
  const close = (): void => {
    server.closeAllConnections()
    server.close()
  }

  /** What a browser does with the page: the person agrees, and it comes back. `change` spoils what it brings. */
  const agree = async (page: string, change: (back: URL) => void = () => undefined): Promise<number> => {
    const { searchParams } = new URL(page)
    const client = searchParams.get('client_id') ?? ''
    const redirect = searchParams.get('redirect_uri') ?? ''
    const isKnown = client === options.knownClient && /^http:\/\/127\.0\.0\.1:\d+\/oauth\/callback$/u.test(redirect)
    if (!isKnown && clients.get(client) !== redirect) problems.push('redirect of another client')
    if (searchParams.get('code_challenge_method') !== 'S256') problems.push('no PKCE')
    if (searchParams.get('scope') !== 'weather') problems.push('other scope')
    const code = crypto.randomUUID()
    const challenge = searchParams.get('code_challenge') ?? ''
    codes.set(code, { client, redirect, challenge, resource: searchParams.get('resource') ?? '' })
    const back = new URL(redirect)
    back.searchParams.set('code', code)
    back.searchParams.set('state', searchParams.get('state') ?? '')
    change(back)
    return (await fetch(back)).status
  }
  return { base, url: `${base}/mcp`, state, problems, seen, agree, close }
}
