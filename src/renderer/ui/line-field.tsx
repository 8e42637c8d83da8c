import { FieldFrame, useControlAttributes, type FieldProps } from './field-frame.tsx'
import { useDraft, type Parsed } from './use-draft.ts'

type LineFieldProps<Value> = FieldProps & {
  readonly value: Value
  readonly toText: (value: Value) => string
  readonly parse: (text: string) => Parsed<Value>
  readonly onChange: (value: Value) => void
  readonly placeholder?: string | undefined
  readonly inputMode?: 'text' | 'numeric' | 'decimal'
  readonly draftKey?: string | undefined
  /** When the field is left with a text that may still become a value. */
  readonly onIncomplete?: () => void
}

/** A value typed as one line and saved as soon as the line says one; a line that cannot be used stays and says why. */
export const LineField = <Value,>(props: LineFieldProps<Value>) => {
  const { value, toText, parse, onChange, placeholder, inputMode = 'text', draftKey, onIncomplete, ...field } = props
  const draft = useDraft({ value, toText, parse, onChange, draftKey })
  const leave = (): void => {
    if (draft.parsed.type === 'value') draft.forget()
    if (draft.parsed.type !== 'incomplete') return
    draft.forget()
    onIncomplete?.()
  }
  const shown = { ...field, problem: field.problem ?? draft.problem }
  const attributes = useControlAttributes(shown)
  return (
    <FieldFrame {...shown} id={attributes.id}>
      <input
        {...attributes}
        className="input"
        data-numeric={inputMode !== 'text'}
        inputMode={inputMode}
        placeholder={placeholder}
        autoComplete="off"
        spellCheck={false}
        value={draft.text}
        onChange={(event) => draft.change(event.target.value)}
        onBlur={leave}
      />
    </FieldFrame>
  )
}
