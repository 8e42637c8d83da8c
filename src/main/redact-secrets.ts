import type { JsonValue } from '../shared/message.ts'

const patterns: readonly (readonly [RegExp, string])[] = [
  [/-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----[\s\S]*?(?:-----END (?:[A-Z]+ )*PRIVATE KEY-----|$)/gu, '[private key]'],
  [/\beyJ[\w-]{8,}\.[\w-]{8,}(?:\.[\w-]*)?/gu, '[token]'],
  [/\b(?:ABSK|bedrock-api-key-)[A-Za-z0-9+/=_-]{16,}/gu, '[API key]'],
  [/\b(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{12,}\b/gu, '[access key]'],
  [/\b((?:Bearer|Basic)\s+)[A-Za-z0-9+/=._~-]{16,}/giu, '$1[secret]'],
  [
    /((?:aws[_-]?)?(?:secret[_-]?access[_-]?key|session[_-]?token|security[_-]?token)["'\\]*\s*[:=]\s*["'\\]*)(?!\[)[A-Za-z0-9+/=_-]{8,}/giu,
    '$1[secret]',
  ],
  [/(\/\/[^\s/@:]+:)[^\s/@]+@/gu, '$1[secret]@'],
]

const secretName = /(?:secret[_-]?access[_-]?key|session[_-]?token|security[_-]?token|password|authorization)$/iu

/** A text without keys, tokens and private keys; what is told about accounts and people stays. */
export const redactSecrets = (text: string): string => patterns.reduce((result, [pattern, word]) => result.replace(pattern, word), text)

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
