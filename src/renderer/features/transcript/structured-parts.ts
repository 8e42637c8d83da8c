import type { Message, Part } from '../../../shared/message.ts'
import type { TextPart } from './citations.ts'

/** The tool that a model is made to answer with where it cannot be held to a schema in another way; main names it so. */
const outputToolName = 'structured_answer'

const isOutputCall = (part: Part): boolean => part.type === 'tool-call' && part.name === outputToolName

/** Whether a part is the answer's own writing down, which its tree stands for. */
export const isRawAnswer = (part: Part, mode: 'native' | 'tool' | 'instruction'): boolean =>
  mode === 'tool' ? isOutputCall(part) : part.type === 'text'

/** Whether a growing part looks like the writing down of an answer that follows a schema. */
const isGrowingAnswer = (part: Part): boolean => isOutputCall(part) || (part.type === 'text' && /^\s*(?:[{[]|```)/u.test(part.text))

export const rawText = (part: Part): string => (part.type === 'text' ? part.text : part.type === 'tool-call' ? part.inputText : '')

/** One place in the column: a part, several texts that are one, or the answer as it was written down. */
export type PartGroup =
  | { readonly type: 'part'; readonly key: number; readonly part: Part; readonly isLast: boolean }
  | { readonly type: 'cited'; readonly key: number; readonly parts: readonly TextPart[]; readonly isLast: boolean }
  | { readonly type: 'raw-answer'; readonly key: number; readonly text: string; readonly isLast: boolean }

const isText = (part: Part | undefined): part is TextPart => part?.type === 'text'

const endOfText = (parts: readonly Part[], from: number): number => {
  let end = from
  while (isText(parts[end])) end += 1
  return end
}

/** Joins texts that were cut where something is cited; leaves out what a structured answer stands for. */
export const groupParts = ({ parts, status, details }: Message, followsSchema: boolean): readonly PartGroup[] => {
  const groups: PartGroup[] = []
  const mode = details?.structured?.mode
  const isStreaming = status === 'streaming'
  for (let index = 0; index < parts.length; index += 1) {
    const part = parts[index]
    if (part === undefined || (mode !== undefined && isRawAnswer(part, mode))) continue
    const end = endOfText(parts, index)
    const run = parts.slice(index, end).filter(isText)
    if (followsSchema && isStreaming && isGrowingAnswer(part)) {
      groups.push({ type: 'raw-answer', key: index, text: rawText(part), isLast: index === parts.length - 1 })
    } else if (run.some((text) => (text.citations?.length ?? 0) > 0)) {
      groups.push({ type: 'cited', key: index, parts: run, isLast: end === parts.length })
      index = end - 1
    } else groups.push({ type: 'part', key: index, part, isLast: index === parts.length - 1 })
  }
  return groups
}
