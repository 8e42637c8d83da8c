const patterns: readonly (readonly [RegExp, string])[] = [
  [/\/\/[^\s/@:]+:[^\s/@]+@/gu, '//[secret]@'],
  [/\barn:aws[a-z-]*:[^\s"',)]+/giu, '[ARN]'],
  [/\beyJ[\w-]+\.[\w-]+(?:\.[\w-]+)*/gu, '[token]'],
  [/\b(?:ABSK|bedrock-api-key-)[A-Za-z0-9+/=_-]{16,}/gu, '[API key]'],
  [/\b(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{12,}\b/gu, '[access key]'],
  [/\b(?:AIDA|AROA|AGPA|ANPA|ANVA|AIPA)[A-Z0-9]{12,}\b/gu, '[identity]'],
  [/\b(Bearer\s+)[^\s"',]{16,}/giu, '$1[token]'],
  [
    /((?:secret(?:[ -]?access[ -]?key)?|(?:session|security|access|refresh|id)[ -]?token|password|authorization|credential|device[ -]?code)["']?\s*[:=]\s*["']?)(?!\[|Bearer\b)[^\s"',}&]+/giu,
    '$1[secret]',
  ],
  [/(?<![A-Za-z0-9+/=_-])(?=[A-Za-z0-9+/=_-]*\d)(?=[A-Za-z0-9+/=_-]*[a-z])(?=[A-Za-z0-9+/=_-]*[A-Z])[A-Za-z0-9+/=_-]{40,}/gu, '[secret]'],
  [/[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,}/gu, '[e-mail]'],
  [/(?<![0-9a-f]{4}-)\b\d{12}\b/gu, '[account]'],
  [/(?<![\w-])\d{4}-\d{4}-\d{4}(?![\w-])/gu, '[account]'],
]

const longestDetail = 2000
/** What is looked at, so that a text of megabytes costs nothing. */
const longestInput = 20_000

/** The technical text of a failure without what names an account, a person or a secret. */
export const redactDetail = (text: string): string =>
  patterns.reduce((result, [pattern, word]) => result.replace(pattern, word), text.slice(0, longestInput)).slice(0, longestDetail)
