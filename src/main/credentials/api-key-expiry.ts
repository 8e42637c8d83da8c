const shortTermPrefix = 'bedrock-api-key-'

const decoded = (text: string): URL | null => {
  const address = Buffer.from(text, 'base64').toString('utf8')
  const url = address.includes('://') ? address : `https://${address}`
  return URL.canParse(url) ? new URL(url) : null
}

/**
 * When a short-term Bedrock API key ends: it is a presigned address that says so. Null for a long-term key, and for one in a form not known.
 * https://docs.aws.amazon.com/bedrock/latest/userguide/api-keys-generate.html
 */
export const apiKeyExpiry = (apiKey: string): Date | null => {
  if (!apiKey.startsWith(shortTermPrefix)) return null
  const parameters = decoded(apiKey.slice(shortTermPrefix.length))?.searchParams
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/u.exec(parameters?.get('X-Amz-Date') ?? '') ?? []
  const signed = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`)
  const lastsSeconds = Number(parameters?.get('X-Amz-Expires') ?? Number.NaN)
  return Number.isNaN(signed) || !Number.isFinite(lastsSeconds) ? null : new Date(signed + lastsSeconds * 1000)
}
