import { redactDetail } from '../bedrock/redact-detail.ts'

const patterns: readonly (readonly [RegExp, string])[] = [
  /** Before the e-mail addresses, which it looks like: `https://name:password@host`. */
  [/(?<=:\/\/)[^\s/@]+@/gu, '[user]@'],
  [/(?<![\w-])\d{4}-\d{4}-\d{4}(?![\w-])/gu, '[account]'],
  [/(\/(?:home|Users)\/|\b[A-Za-z]:\\Users\\)[^\s/\\"']+/gu, '$1[user]'],
  [/(?<=[?&](?:X-Amz-[A-Za-z-]+|token|code|sig)=)[^&\s]+/giu, '[secret]'],
  [/(?<![A-Za-z0-9+/=._-])[A-Za-z0-9+/=]{40,}(?![A-Za-z0-9._-])/gu, '[secret]'],
]

const redactLine = (line: string): string => redactDetail(patterns.reduce((text, [pattern, word]) => text.replace(pattern, word), line))

/** A report that may be pasted into a ticket: hosts, regions and models stay, what names a person, an account or a secret goes. */
export const redactReport = (text: string): string => text.split('\n').map(redactLine).join('\n')
