import { once } from 'node:events'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterEach, describe, expect, it } from 'vitest'
import { openLoopbackCallback, type LoopbackCallback } from '../../../../../src/main/credentials/sso/loopback-callback.ts'
import { eventually } from '../../../../support/eventually.ts'

const opened: LoopbackCallback[] = []
const open = async (state = 'right'): Promise<LoopbackCallback & { readonly port: number }> => {
  const loopback = await openLoopbackCallback(state)
  opened.push(loopback)
  return { ...loopback, port: Number(new URL(loopback.redirectUri).port) }
}
afterEach(() => {
  for (const { close } of opened.splice(0)) close()
})

/** Sends bytes as they are, and gives the first line of what comes back. */
const send = async (port: number, bytes: string): Promise<string> => {
  const socket = connect(port, '127.0.0.1')
  socket.write(bytes)
  const answer = await text(socket)
  return answer.split('\r\n', 1)[0] ?? ''
}
const request = (target: string, host: string, method = 'GET'): string =>
  `${method} ${target} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`
const isClosed = async (port: number): Promise<boolean> => {
  const socket = connect(port, '127.0.0.1')
  return once(socket, 'connect').then(
    () => {
      socket.destroy()
      return false
    },
    () => true,
  )
}

describe('the loopback callback', () => {
  it('listens on this computer alone, on another port each time', async () => {
    const [first, second] = [await open(), await open()]
    expect([first.redirectUri, first.port === second.port]).toEqual([`http://127.0.0.1:${first.port}/oauth/callback`, false])
  })

  it('takes the first request that belongs to it and answers it when the outcome is known', async () => {
    const { callback, port } = await open()
    const line = send(port, request('/oauth/callback?code=abc&state=right', `127.0.0.1:${port}`))
    const outcome = await callback
    const closed = await isClosed(port)
    if (outcome.type === 'code') outcome.reply(true)
    expect([outcome, closed, await line]).toEqual([{ type: 'code', code: 'abc', reply: expect.any(Function) }, true, 'HTTP/1.1 200 OK'])
  })

  it('does not leave a page waiting when nobody waits for it any more', async () => {
    const { callback, port, close } = await open()
    const line = send(port, request('/oauth/callback?code=abc&state=right', `127.0.0.1:${port}`))
    await callback
    close()
    expect([await line, await isClosed(port)]).toEqual(['HTTP/1.1 200 OK', true])
  })

  it('takes a bounded number of connections', async () => {
    const { port } = await open()
    const idle = Array.from({ length: 200 }, () => connect(port, '127.0.0.1').on('error', () => undefined))
    await eventually(() => expect(idle.filter(({ closed }) => closed).length).toBeGreaterThan(100))
    for (const socket of idle) socket.destroy()
    await eventually(async () => expect(await send(port, request('/', `127.0.0.1:${port}`))).toBe('HTTP/1.1 404 Not Found'))
  })

  it.each([
    ['another host name', request('/oauth/callback?code=a&state=right', 'evil.example:1'), 400],
    ['localhost', request('/oauth/callback?code=a&state=right', 'localhost'), 400],
    ['no port in the host', request('/oauth/callback?code=a&state=right', '127.0.0.1'), 400],
    ['no host', 'GET /oauth/callback?code=a&state=right HTTP/1.0\r\n\r\n', 400],
    ['another address in the first line', request('http://evil.example/oauth/callback?code=a&state=right', 'HOST'), 404],
    ['another path', request('/oauth/callback/?code=a&state=right', 'HOST'), 404],
    ['an encoded path', request('/oauth%2fcallback?code=a&state=right', 'HOST'), 404],
    ['a long path', request(`/${'a'.repeat(20_000)}`, 'HOST'), 431],
    ['another method', request('/oauth/callback?code=a&state=right', 'HOST', 'PUT'), 405],
    ['OPTIONS', request('/oauth/callback?code=a&state=right', 'HOST', 'OPTIONS'), 405],
    ['no state', request('/oauth/callback?code=a', 'HOST'), 400],
    ['a wrong state', request('/oauth/callback?code=a&state=wrong', 'HOST'), 400],
    ['the beginning of the state', request('/oauth/callback?code=a&state=righ', 'HOST'), 400],
    ['two states', request('/oauth/callback?code=a&state=wrong&state=right', 'HOST'), 400],
    ['two codes', request('/oauth/callback?code=a&code=b&state=right', 'HOST'), 400],
    ['an error with a wrong state', request('/oauth/callback?error=access_denied&state=wrong', 'HOST'), 400],
    ['something that is no HTTP', 'hello\r\n\r\n', 400],
  ])('refuses %s and goes on waiting', async (_name, bytes, status) => {
    const { callback, port } = await open()
    const line = await send(port, bytes.replace('HOST', `127.0.0.1:${port}`))
    const first = await Promise.race([callback, send(port, request('/', `127.0.0.1:${port}`))])
    expect([Number(line.split(' ')[1]), first]).toEqual([status, 'HTTP/1.1 404 Not Found'])
  })

  it('closes at once, also what a browser keeps open in advance', async () => {
    const { close, port } = await open()
    const idle = connect(port, '127.0.0.1')
    idle.on('error', () => undefined)
    await once(idle, 'connect')
    const ended = once(idle, 'close')
    close()
    close()
    await ended
    expect(await isClosed(port)).toBe(true)
  })

  it('closes what a browser keeps open in advance after the answer, too', async () => {
    const { port } = await open()
    const idle = connect(port, '127.0.0.1')
    idle.on('error', () => undefined)
    await once(idle, 'connect')
    const ended = once(idle, 'close')
    await send(port, request('/oauth/callback?error=access_denied&state=right', `127.0.0.1:${port}`))
    await ended
    expect(await isClosed(port)).toBe(true)
  })

  it('takes no second answer', async () => {
    const { callback, port } = await open()
    const bytes = request('/oauth/callback?error=access_denied&state=right', `127.0.0.1:${port}`)
    const socket = connect(port, '127.0.0.1')
    socket.end(bytes.replace('Connection: close\r\n', '') + bytes)
    await text(socket).catch(() => '')
    expect(await callback).toEqual({ type: 'refused' })
  })
})
