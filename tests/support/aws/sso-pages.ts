import type { SsoState } from './sso-state.ts'

export type PageAnswer = { readonly status: number; readonly html: string; readonly location?: string }

const page = (body: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Fake identity provider</title></head><body><h1>Fake identity provider</h1>${body}</body></html>`
const message = (status: number, text: string): PageAnswer => ({ status, html: page(`<p>${text}</p>`) })

const question = (action: string, ticket: string): string =>
  page(
    `<p>Allow Outcrop to use your accounts?</p><form method="post" action="${action}"><input type="hidden" name="ticket" value="${ticket}">` +
      `<button name="choice" value="allow">Allow</button> <button name="choice" value="deny">Deny</button></form>`,
  )

const withoutPort = (uri: string): string => uri.replace(/^(http:\/\/127\.0\.0\.1):\d+/u, '$1')

const expected = ['client_id', 'code_challenge', 'code_challenge_method', 'redirect_uri', 'response_type', 'scopes', 'state']

/** Every parameter once and right, or the person sees an error and the app hears nothing, as with the real service. */
export const authorizePage = (state: SsoState, parameters: URLSearchParams): PageAnswer => {
  if ([...parameters.keys()].toSorted().join() !== expected.join()) return message(400, 'The parameters are not those of the service')
  const value = (name: string): string => parameters.get(name) ?? ''
  const client = state.clients.get(value('client_id'))
  const redirectUri = value('redirect_uri')
  const isRight =
    client !== undefined &&
    client.grantTypes.includes('authorization_code') &&
    /^http:\/\/127\.0\.0\.1:\d+\//u.test(redirectUri) &&
    client.redirectUris.includes(withoutPort(redirectUri)) &&
    value('response_type') === 'code' &&
    value('code_challenge_method') === 'S256' &&
    /^[\w-]{43}$/u.test(value('code_challenge')) &&
    value('scopes') === 'sso:account:access' &&
    value('state').length >= 16
  if (!isRight) return message(400, 'The request is not valid')
  const ticket = crypto.randomUUID()
  const clientId = value('client_id')
  state.authorizations.set(ticket, { clientId, redirectUri, challenge: value('code_challenge'), state: value('state') })
  return { status: 200, html: question('/authorize/decide', ticket) }
}

export const decideAuthorization = (state: SsoState, form: URLSearchParams): PageAnswer => {
  const ticket = form.get('ticket') ?? ''
  const authorization = state.authorizations.get(ticket)
  state.authorizations.delete(ticket)
  if (authorization === undefined) return message(400, 'This page is out of date')
  const back = new URL(authorization.redirectUri)
  if (form.get('choice') === 'allow') {
    const code = state.newSecret('code')
    state.codes.set(code, authorization)
    back.searchParams.set('code', code)
  } else {
    back.searchParams.set('error', 'access_denied')
    back.searchParams.set('error_description', 'The person refused')
  }
  back.searchParams.set('state', authorization.state)
  return { status: 303, html: '', location: back.href }
}

export const devicePage = (state: SsoState, parameters: URLSearchParams): PageAnswer => {
  const found = [...state.devices].find(([, { userCode }]) => userCode === parameters.get('user_code'))
  return found === undefined
    ? message(404, 'Type the code that the app shows')
    : { status: 200, html: question('/device/decide', found[1].userCode) }
}

export const decideDevice = (state: SsoState, form: URLSearchParams): PageAnswer => {
  const device = [...state.devices.values()].find(({ userCode }) => userCode === form.get('ticket'))
  if (device === undefined) return message(400, 'This code is out of date')
  device.status = form.get('choice') === 'allow' ? 'approved' : 'denied'
  return message(200, 'You can close this page')
}
