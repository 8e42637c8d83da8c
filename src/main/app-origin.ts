/** Where the page is served from: a custom scheme, so that it is no file and shares an origin with nothing. */
export const appOrigin = 'app://outcrop'

/** Refuses everything that is not ours; measured to leak nothing. Sent as a response header, so that a page cannot drop it. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob: attachment:",
  "font-src 'self'",
  "media-src 'self' blob: attachment:",
  "connect-src 'self' attachment:",
  "worker-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-src 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types outcrop',
].join('; ')
