import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { appOrigin } from './app-origin.ts'
import { parseRange } from './range.ts'

/** A file kept for the page: where it lies and what it is. */
type ServedFile = { readonly path: string; readonly mediaType: string }
/** `view` is a picture that every window can show of a file that it cannot. */
type AttachmentVariant = 'original' | 'view' | 'thumbnail'
/** Looks a file up by what may be an id; null for anything that is none. */
export type FindAttachment = (attachmentId: string, variant: AttachmentVariant) => Promise<ServedFile | null>

const variants: ReadonlyMap<string, AttachmentVariant> = new Map([
  ['/original', 'original'],
  ['/view', 'view'],
  ['/thumbnail', 'thumbnail'],
])

/** Pictures that hold nothing but pixels. */
const images: ReadonlySet<string> = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif', 'image/bmp'])

/** Nothing is ever served as what a window would run or lay out by itself: pages, drawings with scripts and all unknown kinds are text or bytes. */
export const servedMediaType = (mediaType: string): string => {
  const plain = mediaType.split(';')[0]?.trim().toLowerCase() ?? ''
  if (images.has(plain) || plain === 'application/pdf' || /^(?:video|audio)\/[\w.+-]+$/u.test(plain)) return plain
  return plain.startsWith('text/') ? 'text/plain; charset=utf-8' : 'application/octet-stream'
}

const guardHeaders = {
  'Content-Security-Policy': "default-src 'none'; sandbox",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Access-Control-Allow-Origin': appOrigin,
} as const

const notFound = (): Response => new Response('Not found', { status: 404, headers: guardHeaders })

/** Answers `attachment://<id>/<variant>`, also with the part of it that a player asks for when it jumps. */
export const serveAttachment = async (request: Pick<Request, 'url' | 'headers'>, find: FindAttachment): Promise<Response> => {
  const url = new URL(request.url)
  const variant = variants.get(url.pathname)
  const file = variant === undefined ? null : await find(url.hostname, variant)
  const found = file === null ? null : await stat(file.path).catch(() => null)
  if (file === null || found?.isFile() !== true) return notFound()
  const headers = {
    ...guardHeaders,
    'Content-Type': servedMediaType(file.mediaType),
    'Accept-Ranges': 'bytes',
    'Cache-Control': variant === 'original' ? 'no-store' : 'no-cache',
  }
  const range = parseRange(request.headers.get('range'), found.size)
  switch (range.type) {
    case 'whole':
      return new Response(Readable.toWeb(createReadStream(file.path)), { headers: { ...headers, 'Content-Length': String(found.size) } })
    case 'part': {
      const { first, last } = range
      return new Response(Readable.toWeb(createReadStream(file.path, { start: first, end: last })), {
        status: 206,
        headers: { ...headers, 'Content-Length': String(last - first + 1), 'Content-Range': `bytes ${first}-${last}/${found.size}` },
      })
    }
    case 'unsatisfiable':
      return new Response(null, { status: 416, headers: { ...headers, 'Content-Range': `bytes */${found.size}` } })
  }
}
