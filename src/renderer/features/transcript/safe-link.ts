/** The address as the system will get it, or null for anything that is not a plain web or mail address. */
export const safeLink = (address: string): string | null => {
  if (address.length > 4096 || !/^(?:https?:\/\/|mailto:)/iu.test(address) || !URL.canParse(address)) return null
  const url = new URL(address)
  if (url.protocol === 'mailto:') return url.href
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return null
  return url.username === '' && url.password === '' ? url.href : null
}
