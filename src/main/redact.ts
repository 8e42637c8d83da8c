const patterns: readonly (readonly [RegExp, string])[] = [
  [/(authorization["']?\s*[:=]\s*["']?)[^"'\r\n}]+/gi, '$1[secret]'],
  [/\b(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{12,}\b/g, '[access key]'],
  [/\bABSK[A-Za-z0-9+/=]{16,}/g, '[API key]'],
  [/\bbedrock-api-key-[A-Za-z0-9+/=_-]+/g, '[API key]'],
  [/\b(bearer|basic)\s+[A-Za-z0-9+/=._~-]{8,}/gi, '$1 [secret]'],
  [/(\/\/)[^/\s"'@]+@/g, '$1[login]@'],
  [/\barn:aws[a-z-]*:[^\s"']+/g, '[ARN]'],
  [/\b\d{12}\b/g, '[account]'],
  [
    /((?:secret|token|password|signature|credential|api_?key|verifier|user_?code|device_?code)[a-z]*["']?\s*[:=]\s*["']?)[^\s"',}]+/gi,
    '$1[secret]',
  ],
  [/[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,}/g, '[e-mail]'],
]

/** Takes keys, tokens, ARNs, account ids and addresses out of a text that is about to be written or copied. */
export const redact = (text: string): string => patterns.reduce((result, [pattern, word]) => result.replace(pattern, word), text)
