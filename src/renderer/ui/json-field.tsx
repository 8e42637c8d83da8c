import { isJsonObject } from '../../shared/is-json-object.ts'
import type { JsonObject, JsonValue } from '../../shared/json.ts'
import { fieldsMessages as words } from '../../shared/messages/fields.ts'
import { Button } from './button.tsx'
import { FieldFrame, useControlAttributes, type FieldProps } from './field-frame.tsx'
import { jsonProblem } from './json-problem.ts'
import { linesHigh } from './text-area-field.tsx'
import { useDraft, type Parsed } from './use-draft.ts'

type JsonFieldProps = FieldProps & {
  /** An empty object is shown as nothing. */
  readonly value: JsonObject
  readonly onChange: (value: Record<string, JsonValue>) => void
  /** Why an object cannot be used. */
  readonly check?: (value: JsonObject) => string | undefined
  readonly placeholder?: string
  readonly lines?: number
  readonly draftKey?: string | undefined
}

const toText = (value: JsonObject): string => (Object.keys(value).length === 0 ? '' : JSON.stringify(value, null, 2))

/** A text as a JSON object; nothing is an empty one. */
export const parseJsonObject = (text: string, check?: JsonFieldProps['check']): Parsed<Record<string, JsonValue>> => {
  if (text.trim() === '') return { type: 'value', value: {} }
  const found = jsonProblem(text)
  if (found !== null) return { type: 'problem', problem: words.jsonAt(found.line, found.column, words.jsonReasons[found.reason]) }
  const value: unknown = JSON.parse(text)
  if (!isJsonObject(value)) return { type: 'problem', problem: words.jsonNotAnObject }
  const problem = check?.(value)
  return problem === undefined ? { type: 'value', value } : { type: 'problem', problem }
}

/** A JSON object as text. What is no JSON stays as it was typed, says where, and is not saved. Tab leaves the field, as everywhere. */
export const JsonField = ({ value, onChange, check, placeholder, lines = 4, draftKey, ...field }: JsonFieldProps) => {
  const draft = useDraft({
    value,
    toText,
    parse: (text: string): Parsed<JsonObject> => parseJsonObject(text, check),
    onChange: (saved) => onChange({ ...saved }),
    draftKey,
  })
  const format = (): void => {
    if (draft.parsed.type === 'value') draft.change(toText(draft.parsed.value))
  }
  const shown = { ...field, problem: field.problem ?? draft.problem }
  const attributes = useControlAttributes(shown)
  return (
    <div className="json-field">
      <FieldFrame {...shown} id={attributes.id}>
        <textarea
          {...attributes}
          className="input text-area input-mono"
          style={{ minBlockSize: linesHigh(lines) }}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          placeholder={placeholder}
          value={draft.text}
          onChange={(event) => draft.change(event.target.value)}
        />
      </FieldFrame>
      {field.isDisabled !== true && draft.text.trim() !== '' && (
        <Button size="small" aria-disabled={draft.parsed.type !== 'value'} onClick={format}>
          {words.format}
        </Button>
      )}
    </div>
  )
}
