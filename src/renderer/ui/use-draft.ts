import { useState } from 'react'

/** What a text says: a value, a reason why it cannot be used, or `incomplete` for what may still become one. */
export type Parsed<Value> =
  | { readonly type: 'value'; readonly value: Value }
  | { readonly type: 'problem'; readonly problem: string }
  | { readonly type: 'incomplete' }

type Draft<Text> = { readonly text: Text; readonly agreesWith: string }

type DraftOptions<Value, Text> = {
  readonly value: Value
  readonly toText: (value: Value) => Text
  readonly parse: (text: Text) => Parsed<Value>
  readonly onChange: (value: Value) => void
  /** Names the field among all that are drawn: what cannot be used is then still there when the field is drawn again. */
  readonly draftKey?: string | undefined
}

const kept = new Map<string, Draft<unknown>>()

/**
 * What is typed into a field whose value is saved as it is typed. The text stays as it was typed, valid or not, until the value changes from
 * outside.
 */
export const useDraft = <Value, Text>({ value, toText, parse, onChange, draftKey }: DraftOptions<Value, Text>) => {
  const given = toText(value)
  const ofValue = JSON.stringify(given)
  const [draft, setDraft] = useState<Draft<Text> | null>(() => keptDraft(draftKey, ofValue, given))
  const text = draft?.agreesWith === ofValue ? draft.text : given
  const parsed = parse(text)
  const change = (next: Text): void => {
    const read = parse(next)
    const agreesWith = read.type === 'value' ? JSON.stringify(toText(read.value)) : ofValue
    setDraft({ text: next, agreesWith })
    if (draftKey !== undefined && read.type === 'value') kept.delete(draftKey)
    else if (draftKey !== undefined) kept.set(draftKey, { text: next, agreesWith })
    if (read.type === 'value' && agreesWith !== ofValue) onChange(read.value)
  }
  const forget = (): void => {
    setDraft(null)
    if (draftKey !== undefined) kept.delete(draftKey)
  }
  return { text, problem: parsed.type === 'problem' ? parsed.problem : undefined, parsed, change, forget }
}

const isLike = <Text>(text: unknown, example: Text): text is Text =>
  typeof text === typeof example && Array.isArray(text) === Array.isArray(example)

const keptDraft = <Text>(draftKey: string | undefined, ofValue: string, example: Text): Draft<Text> | null => {
  const draft = draftKey === undefined ? undefined : kept.get(draftKey)
  if (draft === undefined || draft.agreesWith !== ofValue || !isLike(draft.text, example)) return null
  return { text: draft.text, agreesWith: draft.agreesWith }
}
