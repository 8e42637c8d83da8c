import { FieldFrame, useControlAttributes, type FieldProps } from './field-frame.tsx'

type TextAreaFieldProps = FieldProps & {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly placeholder?: string
  readonly maxLength?: number
  /** Lines before anything is typed; it grows with what is. */
  readonly lines?: number
}

/** A text of several lines. Tab leaves it, as everywhere. */
export const TextAreaField = ({ value, onChange, placeholder, maxLength, lines = 3, ...field }: TextAreaFieldProps) => {
  const attributes = useControlAttributes(field)
  return (
    <FieldFrame {...field} id={attributes.id}>
      <textarea
        {...attributes}
        className="input text-area"
        rows={lines}
        value={value}
        placeholder={placeholder}
        maxLength={maxLength}
        onChange={(event) => onChange(event.target.value)}
      />
    </FieldFrame>
  )
}
