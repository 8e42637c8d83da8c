import { inferenceMessages as words } from '../../../shared/messages/inference.ts'

const escapes: Readonly<Record<string, string>> = { '\n': '\\n', '\t': '\\t', '\r': '\\r', '\\': '\\\\' }
const meanings: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', '\\': '\\' }
const maximumLength = 500

/** On one line, whatever is in it. */
export const stopSequenceText = (sequence: string): string => sequence.replaceAll(/[\n\t\r\\]/gu, (sign) => escapes[sign] ?? sign)

/** Null for a text with an escape that means nothing. */
const readEscapes = (text: string): string | null =>
  /^(?:[^\\]|\\[ntr\\])*$/u.test(text) ? text.replaceAll(/\\([ntr\\])/gu, (_all, sign: string) => meanings[sign] ?? sign) : null

export const stopSequenceProblem = (text: string): string | undefined => {
  const sequence = readEscapes(text)
  return sequence !== null && sequence.length >= 1 && sequence.length <= maximumLength ? undefined : words.stopSequenceProblem
}

export const readStopSequence = (text: string): string => readEscapes(text) ?? text
