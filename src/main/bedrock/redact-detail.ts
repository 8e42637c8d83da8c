const patterns: readonly (readonly [RegExp, string])[] = [
  [/\b(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{12,}\b/gu, '[access key]'],
  [/\bABSK[A-Za-z0-9+/=]{16,}/gu, '[API key]'],
  [/\barn:aws[a-z-]*:[^\s"',)]+/gu, '[ARN]'],
  [/\b\d{12}\b/gu, '[account]'],
  [/((?:secret|session ?token|password|authorization|credential)["']?\s*[:=]\s*["']?)[^\s"',}]+/giu, '$1[secret]'],
  [/[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,}/gu, '[e-mail]'],
]

const longestDetail = 2000

/** The technical text of a failure without what names an account, a person or a secret. */
export const redactDetail = (text: string): string =>
  patterns.reduce((result, [pattern, word]) => result.replace(pattern, word), text).slice(0, longestDetail)
