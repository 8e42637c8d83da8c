export type Proxy = {
  /** With the user name and password, percent-encoded. Never shown, never logged. */
  readonly url: URL
  /** Host and port alone. */
  readonly label: string
}

type ProxyLogin = { readonly user: string; readonly password: string }

/** Names are resolved by the proxy, as in browsers: behind one, this computer often cannot resolve them itself. */
const schemes: Readonly<Record<string, { readonly protocol: string; readonly port: number }>> = {
  'http:': { protocol: 'http:', port: 80 },
  'https:': { protocol: 'https:', port: 443 },
  'socks:': { protocol: 'socks5h:', port: 1080 },
  'socks5:': { protocol: 'socks5h:', port: 1080 },
  'socks5h:': { protocol: 'socks5h:', port: 1080 },
  'socks4:': { protocol: 'socks4a:', port: 1080 },
  'socks4a:': { protocol: 'socks4a:', port: 1080 },
}

const isDecodable = (text: string): boolean => {
  try {
    decodeURIComponent(text)
    return true
  } catch {
    // A stray percent sign: the address cannot be read as it was meant.
    return false
  }
}

/** Null when the text is no address of a proxy. One without a scheme is an http proxy, as everywhere. `login` replaces what the address itself says. */
export const parseProxyAddress = (text: string, login?: ProxyLogin): Proxy | null => {
  const trimmed = text.trim()
  const address = /^[a-z][\w+.-]*:\/\//iu.test(trimmed) ? trimmed : `http://${trimmed}`
  if (!URL.canParse(address)) return null
  const given = new URL(address)
  const scheme = schemes[given.protocol]
  const { hostname, username, password } = given
  if (scheme === undefined || hostname === '' || /[\s%]/u.test(hostname)) return null
  if (!isDecodable(username) || !isDecodable(password)) return null
  if (!['', '/'].includes(given.pathname) || given.search !== '' || given.hash !== '') return null
  const label = `${hostname}:${given.port === '' ? scheme.port : given.port}`
  const url = new URL(`${scheme.protocol}//${label}`)
  url.username = login === undefined ? username : encodeURIComponent(login.user)
  url.password = login === undefined ? password : encodeURIComponent(login.password)
  return { url, label }
}
