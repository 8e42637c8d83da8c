import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import { authorizePage, decideAuthorization, decideDevice, devicePage, type PageAnswer } from './sso-pages.ts'
import { createToken, registerClient, startDevice } from './sso-oidc.ts'
import { getRoleCredentials, listAccountRoles, listAccounts } from './sso-portal.ts'
import { createSsoState, Refusal, type SsoKnobs } from './sso-state.ts'

type SsoOperation =
  | 'RegisterClient'
  | 'StartDeviceAuthorization'
  | 'CreateToken'
  | 'ListAccounts'
  | 'ListAccountRoles'
  | 'GetRoleCredentials'

/** `refusal` is the type of the error where the request was refused as the real service would. */
type SsoRequest = {
  readonly operation: SsoOperation
  readonly headers: IncomingHttpHeaders
  readonly query: Readonly<Record<string, string>>
  readonly body: unknown
  readonly refusal: string | null
}

export type SsoServer = {
  readonly url: string
  /** The start page to give to the app. */
  readonly startUrl: string
  readonly requests: readonly SsoRequest[]
  readonly knobs: SsoKnobs
  /** Every code, token, key and client secret that was handed out. */
  readonly secrets: readonly string[]
  /** What the next request of the operation is answered with instead, as it stands. */
  readonly answerOnce: (operation: SsoOperation, status: number, body: string, errorType?: string) => void
  /** Cuts the connection of the next request of the operation. */
  readonly cutOnce: (operation: SsoOperation) => void
  readonly close: () => Promise<void>
}

const operations: Readonly<Record<string, SsoOperation>> = {
  'POST /client/register': 'RegisterClient',
  'POST /device_authorization': 'StartDeviceAuthorization',
  'POST /token': 'CreateToken',
  'GET /assignment/accounts': 'ListAccounts',
  'GET /assignment/roles': 'ListAccountRoles',
  'GET /federation/credentials': 'GetRoleCredentials',
}

const parsedBody = (body: string): unknown => {
  try {
    return JSON.parse(body)
  } catch {
    return null
  }
}

const sendJson = (response: ServerResponse, status: number, body: string, errorType?: string): void => {
  response.writeHead(status, {
    'content-type': 'application/json',
    'x-amzn-requestid': crypto.randomUUID(),
    ...(errorType === undefined ? {} : { 'x-amzn-errortype': errorType }),
  })
  response.end(body)
}

const sendPage = (response: ServerResponse, { status, html, location }: PageAnswer): void => {
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    ...(location === undefined ? {} : { location }),
  })
  response.end(html)
}

/**
 * IAM Identity Center on this computer: OIDC, the page that a person signs in on, and the portal. It refuses what the service refuses: a verifier
 * that does not fit, another redirect address, a wrong client secret, a code or refresh token used twice, a grant that was not registered.
 */
export const startSsoServer = async (given: Partial<SsoKnobs> = {}, now: () => number = Date.now): Promise<SsoServer> => {
  const requests: SsoRequest[] = []
  const scripted: { readonly operation: SsoOperation; readonly send: (response: ServerResponse) => void }[] = []
  const state = createSsoState(given, now)

  const answer = (
    operation: SsoOperation,
    body: unknown,
    query: Readonly<Record<string, string>>,
    headers: IncomingHttpHeaders,
  ): unknown => {
    if (headers.authorization !== undefined) throw new Refusal(400, 'InvalidRequestException', 'The request must not be signed')
    const bearer = String(headers['x-amz-sso_bearer_token'] ?? '')
    switch (operation) {
      case 'RegisterClient':
        return registerClient(state, body)
      case 'StartDeviceAuthorization':
        return startDevice(state, body)
      case 'CreateToken':
        return createToken(state, body)
      case 'ListAccounts':
        return listAccounts(state, bearer, query)
      case 'ListAccountRoles':
        return listAccountRoles(state, bearer, query)
      case 'GetRoleCredentials':
        return getRoleCredentials(state, bearer, query)
    }
  }

  const serveApi = (operation: SsoOperation, request: IncomingMessage, url: URL, body: unknown, response: ServerResponse): void => {
    const query = Object.fromEntries(url.searchParams)
    const record = (refusal: string | null) => requests.push({ operation, headers: request.headers, query, body, refusal })
    const index = scripted.findIndex((entry) => entry.operation === operation)
    const [script] = index === -1 ? [] : scripted.splice(index, 1)
    if (script !== undefined) {
      record('scripted')
      script.send(response)
      return
    }
    try {
      const value = answer(operation, body, query, request.headers)
      record(null)
      sendJson(response, 200, JSON.stringify(value))
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      record(error.type)
      const { status, type, description } = error
      sendJson(response, status, JSON.stringify({ error: error.oauthError, error_description: description, message: description }), type)
    }
  }

  const servePage = (method: string, url: URL, form: URLSearchParams): PageAnswer => {
    if (method === 'GET' && url.pathname === '/authorize') return authorizePage(state, url.searchParams)
    if (method === 'GET' && url.pathname === '/device') return devicePage(state, url.searchParams)
    if (method === 'POST' && url.pathname === '/authorize/decide') return decideAuthorization(state, form)
    if (method === 'POST' && url.pathname === '/device/decide') return decideDevice(state, form)
    return { status: 404, html: 'Not found' }
  }

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const method = request.method ?? ''
    const url = new URL(request.url ?? '/', state.url)
    const body = await text(request)
    const operation = operations[`${method} ${url.pathname}`]
    if (operation === undefined) sendPage(response, servePage(method, url, new URLSearchParams(body)))
    else serveApi(operation, request, url, parsedBody(body), response)
  }
  const server = createServer((request, response) => void serve(request, response))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port')
  state.url = `http://127.0.0.1:${address.port}`

  return {
    url: state.url,
    startUrl: 'https://example.awsapps.com/start',
    requests,
    knobs: state.knobs,
    secrets: state.secrets,
    answerOnce: (operation, status, body, errorType) => {
      scripted.push({ operation, send: (response) => sendJson(response, status, body, errorType) })
    },
    cutOnce: (operation) => {
      scripted.push({ operation, send: (response) => void response.destroy() })
    },
    close: async () => {
      if (!server.listening) return
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}

const formOf = (html: string): { readonly action: string; readonly ticket: string } => {
  const action = /<form method="post" action="([^"]+)"/u.exec(html)?.[1]
  const ticket = /name="ticket" value="([^"]+)"/u.exec(html)?.[1]
  if (action === undefined || ticket === undefined) throw new Error(`The page has no form: ${html}`)
  return { action, ticket }
}

/** Presses a button on the page as a browser would, and follows where it leads. The status of the last page, which for a sign-in in the browser is the app's own. */
export const approveInBrowser = async (url: string, choice: 'allow' | 'deny'): Promise<number> => {
  const page = await fetch(url)
  if (!page.ok) return page.status
  const { action, ticket } = formOf(await page.text())
  const last = await fetch(new URL(action, url), { method: 'POST', body: new URLSearchParams({ ticket, choice }) })
  await last.text()
  return last.status
}
