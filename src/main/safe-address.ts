const longestAddress = 4096

const isLocal = ({ protocol, hostname }: URL): boolean => protocol === 'http:' && /^(?:localhost|127\.0\.0\.1|\[::1\])$/u.test(hostname)

/** The address as it may be handed to the system, or null: https and mailto only, no user name or password hidden in it. */
export const safeAddress = (address: string, isLocalAllowed = false): string | null => {
  if (address.length > longestAddress || !URL.canParse(address)) return null
  const url = new URL(address)
  if (url.protocol === 'mailto:') return url.href
  if ((url.protocol !== 'https:' && !(isLocalAllowed && isLocal(url))) || url.hostname === '') return null
  url.username = ''
  url.password = ''
  return url.href
}
