/** `PROXY_ADDRESS`: the address is not one of a proxy. `PROXY_REFUSED`: it answered, and would not reach the host. */
export type ProxyErrorCode = 'PROXY_ADDRESS' | 'PROXY_AUTHENTICATION' | 'PROXY_REFUSED' | 'PROXY_UNREACHABLE'

/** A failure on the way to AWS, in the form of Node's own: told apart by `code`. `proxy` is host and port, never more. */
export class ProxyError extends Error {
  readonly code: ProxyErrorCode
  readonly proxy: string

  constructor(code: ProxyErrorCode, proxy: string, options?: ErrorOptions) {
    super(`${code}: ${proxy}`, options)
    this.name = 'ProxyError'
    this.code = code
    this.proxy = proxy
  }
}
