import { FieldFrame, useControlAttributes, type FieldProps } from './field-frame.tsx'

type TextAreaFieldProps = FieldProps & {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly placeholder?: string
  readonly maxLength?: number
  /** Lines before anything is typed; it grows with what is. */
  readonly lines?: number
  /** For what a machine reads: monospaced, unwrapped, without a spelling check. */
  readonly isCode?: boolean
  /** Has the focus when it appears. */
  readonly isFocusedFirst?: boolean
}

/** The height of so many lines with the field's padding: a field that grows with its text does not heed `rows`. */
export const linesHigh = (lines: number): string => `calc(${lines}lh + 16px)`

/** A text of several lines. Tab leaves it, as everywhere. */
export const TextAreaField = (props: TextAreaFieldProps) => {
  const { value, onChange, placeholder, maxLength, lines = 3, isCode = false, isFocusedFirst = false, ...field } = props
  const attributes = useControlAttributes(field)
  return (
    <FieldFrame {...field} id={attributes.id}>
      <textarea
        {...attributes}
        className={isCode ? 'input text-area input-mono' : 'input text-area'}
        spellCheck={!isCode}
        autoFocus={isFocusedFirst}
        style={{ minBlockSize: linesHigh(lines) }}
        value={value}
        placeholder={placeholder}
        maxLength={maxLength}
        onChange={(event) => onChange(event.target.value)}
      />
    </FieldFrame>
  )
}
