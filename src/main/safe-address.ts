const longestAddress = 4096

/** The address as it may be handed to the system, or null: https and mailto only, no user name or password hidden in it. */
export const safeAddress = (address: string): string | null => {
  if (address.length > longestAddress || !URL.canParse(address)) return null
  const url = new URL(address)
  if (url.protocol === 'mailto:') return url.href
  if (url.protocol !== 'https:' || url.hostname === '') return null
  url.username = ''
  url.password = ''
  return url.href
}
