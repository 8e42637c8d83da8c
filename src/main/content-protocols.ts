import { readFile } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'
import { protocol, type Session } from 'electron'
import { appOrigin, contentSecurityPolicy } from './app-origin.ts'
import { serveAttachment, type FindAttachment } from './serve-attachment.ts'

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.txt': 'text/plain; charset=utf-8',
  '.woff2': 'font/woff2',
}

/** Must run before the app is ready. */
export const registerSchemes = (): void => {
  const privileges = { standard: true, secure: true, supportFetchAPI: true, corsEnabled: true }
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { ...privileges, codeCache: true } },
    { scheme: 'attachment', privileges: { ...privileges, stream: true } },
  ])
}

const notFound = (): Response => new Response('Not found', { status: 404 })

const guardHeaders = {
  'Content-Security-Policy': contentSecurityPolicy,
  'X-Content-Type-Options': 'nosniff',
  'X-DNS-Prefetch-Control': 'off',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
} as const

const serveApp = async (address: string, folder: string): Promise<Response> => {
  const url = new URL(address)
  if (`${url.protocol}//${url.host}` !== appOrigin) return notFound()
  const path = normalize(join(folder, url.pathname === '/' ? 'index.html' : decodeURIComponent(url.pathname)))
  if (!path.startsWith(folder + sep)) return notFound()
  const bytes = await readFile(path).catch(() => null)
  if (bytes === null) return notFound()
  return new Response(new Uint8Array(bytes), {
    headers: { 'Content-Type': mediaTypes[extname(path)] ?? 'application/octet-stream', ...guardHeaders },
  })
}

/** Serves the page at `app://outcrop/` and kept files at `attachment://<id>/original`, `…/view` and `…/thumbnail`. */
export const serveContent = (session: Session, rendererFolder: string, find: FindAttachment): void => {
  session.protocol.handle('app', (request) => serveApp(request.url, rendererFolder))
  session.protocol.handle('attachment', (request) => serveAttachment(request, find))
}
