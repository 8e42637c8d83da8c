import type { JsonValue } from './json.ts'

const patterns: readonly (readonly [RegExp, string])[] = [
  [/-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----[\s\S]*?(?:-----END (?:[A-Z]+ )*PRIVATE KEY-----|$)/gu, '[private key]'],
  [/\b(?:ABSK|bedrock-api-key-)[A-Za-z0-9+/=_-]{16,}/gu, '[API key]'],
  [/\b(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{12,}\b/gu, '[access key]'],
  [/\b((?:Bearer|Basic)\s+)[A-Za-z0-9+/=._~-]{16,}/giu, '$1[secret]'],
  [
    /((?:aws[_-]?)?(?:secret[_-]?access[_-]?key|session[_-]?token|security[_-]?token)["'\\]*\s*[:=]\s*["'\\]*)(?!\[)[A-Za-z0-9+/=_-]{8,}/giu,
    '$1[secret]',
  ],
  [/(\/\/[^\s/@:]+:)[^\s/@]+@/gu, '$1[secret]@'],
]

/** Words with dots between them, such as a token is. Taken as a whole, so that a long text of many beginnings is read once. */
const dotted = /(?<![\w-])[\w-]+(?:\.[\w-]*)+/gu
const shortestPayload = 8

const withoutTokens = (run: string): string => {
  const segments = run.split('.')
  const kept: string[] = []
  for (let place = 0; place < segments.length; place += 1) {
    const segment = segments[place] ?? ''
    const start = segment.search(/\beyJ[\w-]{8}/u)
    const isToken = start !== -1 && (segments[place + 1] ?? '').length >= shortestPayload
    kept.push(isToken ? `${segment.slice(0, start)}[token]` : segment)
    // Its payload and its signature go with it.
    if (isToken) place += 2
  }
  return kept.join('.')
}

const secretName = /(?:secret[_-]?access[_-]?key|session[_-]?token|security[_-]?token|password|authorization)$/iu

/** A text without keys, tokens and private keys; what is told about accounts and people stays. */
export const redactSecrets = (text: string): string =>
  patterns.reduce((result, [pattern, word]) => result.replace(pattern, word), text.replaceAll(dotted, withoutTokens))

/** The same for every text in a JSON value, which stays one. */
export const redactSecretsIn = (value: JsonValue): JsonValue => {
  if (typeof value === 'string') return redactSecrets(value)
  if (Array.isArray(value)) return value.map(redactSecretsIn)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      redactSecrets(name),
      secretName.test(name) && typeof inner === 'string' ? '[secret]' : redactSecretsIn(inner),
    ]),
  )
}
