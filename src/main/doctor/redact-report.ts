import { redactDetail } from '../bedrock/redact-detail.ts'

const patterns: readonly (readonly [RegExp, string])[] = [
  /** Before the e-mail addresses, which it looks like: `https://name:password@host`. */
  [/(?<=:\/\/)[^\s/@]+@/gu, '[user]@'],
  [/(\/(?:home|Users)\/)[^\s/"']+/gu, '$1[user]'],
  [/(\b[A-Za-z]:\\Users\\)[^\\"']+/gu, '$1[user]'],
]

const redactLine = (line: string): string => redactDetail(patterns.reduce((text, [pattern, word]) => text.replace(pattern, word), line))

/** A report that may be pasted into a ticket: hosts, regions and models stay, what names a person, an account or a secret goes. */
export const redactReport = (text: string): string => text.split('\n').map(redactLine).join('\n')
