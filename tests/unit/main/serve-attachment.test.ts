import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { serveAttachment, servedMediaType, type FindAttachment } from '../../../src/main/serve-attachment.ts'
import { temporaryFolder } from '../../support/temporary-database.ts'

const served = (mediaType = 'video/mp4') => {
  const folder = temporaryFolder()
  const path = join(folder, 'film')
  writeFileSync(path, '0123456789')
  const asked: string[] = []
  const find: FindAttachment = async (id, variant) => {
    asked.push(`${id} ${variant}`)
    if (id === 'folder') {
      mkdirSync(join(folder, 'inside'), { recursive: true })
      return { path: join(folder, 'inside'), mediaType }
    }
    return id === 'known' ? { path, mediaType } : id === 'lost' ? { path: join(folder, 'no such file'), mediaType } : null
  }
  const ask = async (url: string, range: string | null = null) => {
    const headers = new Headers(range === null ? {} : { range })
    const response = await serveAttachment({ url, headers }, find)
    return { response, body: await response.text() }
  }
  return { ask, asked }
}

const guards = (response: Response) => ['content-security-policy', 'x-content-type-options'].map((name) => response.headers.get(name))

describe('serveAttachment', () => {
  it('serves the whole file, which may not run anything', async () => {
    const { response, body } = await served().ask('attachment://known/original')
    expect({ status: response.status, body, headers: Object.fromEntries(response.headers) }).toEqual({
      status: 200,
      body: '0123456789',
      headers: {
        'content-security-policy': "default-src 'none'; sandbox",
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'access-control-allow-origin': 'app://outcrop',
        'content-type': 'video/mp4',
        'content-length': '10',
        'accept-ranges': 'bytes',
        'cache-control': 'no-store',
      },
    })
  })

  it.each([
    ['bytes=0-', 206, '0123456789', 'bytes 0-9/10', '10'],
    ['bytes=3-5', 206, '345', 'bytes 3-5/10', '3'],
    ['bytes=-2', 206, '89', 'bytes 8-9/10', '2'],
    ['bytes=10-', 416, '', 'bytes */10', null],
    ['bytes=0-1,4-5', 200, '0123456789', null, '10'],
  ])('answers the range %s', async (range, status, body, contentRange, length) => {
    const answer = await served().ask('attachment://known/original', range)
    const { headers } = answer.response
    expect([
      answer.response.status,
      answer.body,
      headers.get('content-range'),
      headers.get('content-length'),
      guards(answer.response),
    ]).toEqual([status, body, contentRange, length, ["default-src 'none'; sandbox", 'nosniff']])
  })

  it('asks for each variant by its name and for nothing else', async () => {
    const { ask, asked } = served()
    const addresses = [
      'known/original',
      'known/view',
      'known/thumbnail',
      'known/',
      'known/originals',
      'known/../original',
      'known/view/..',
      'known/..%2foriginal',
    ]
    const statuses = await Promise.all(addresses.map(async (address) => (await ask(`attachment://${address}`)).response.status))
    expect({ statuses, asked }).toEqual({
      statuses: [200, 200, 200, 404, 404, 200, 404, 404],
      asked: ['known original', 'known view', 'known thumbnail', 'known original'],
    })
  })

  it.each(['unknown', 'lost', 'folder'])('says of %s that there is nothing', async (id) => {
    const { response } = await served().ask(`attachment://${id}/original`)
    expect([response.status, guards(response)]).toEqual([404, ["default-src 'none'; sandbox", 'nosniff']])
  })
})

describe('servedMediaType', () => {
  it.each([
    ['application/pdf', 'application/pdf'],
    ['image/png', 'image/png'],
    ['IMAGE/JPEG', 'image/jpeg'],
    ['audio/mpeg', 'audio/mpeg'],
    ['video/x-matroska', 'video/x-matroska'],
    ['text/plain', 'text/plain; charset=utf-8'],
    ['text/html', 'text/plain; charset=utf-8'],
    ['text/html; charset=utf-7', 'text/plain; charset=utf-8'],
    ['text/javascript', 'text/plain; charset=utf-8'],
    ['text/xml', 'text/plain; charset=utf-8'],
    ['image/svg+xml', 'application/octet-stream'],
    ['application/xhtml+xml', 'application/octet-stream'],
    ['application/javascript', 'application/octet-stream'],
    ['application/wasm', 'application/octet-stream'],
    ['multipart/related', 'application/octet-stream'],
    ['message/rfc822', 'application/octet-stream'],
    ['video/mp4\r\nX-Evil: 1', 'application/octet-stream'],
    ['', 'application/octet-stream'],
  ])('serves %j as %s', (mediaType, as) => {
    expect(servedMediaType(mediaType)).toBe(as)
  })
})
