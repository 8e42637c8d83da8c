import { useId, type ComponentProps } from 'react'
import { TextField } from './text-field.tsx'

type SuggestFieldProps = Omit<ComponentProps<typeof TextField>, 'list'> & {
  readonly suggestions: readonly { readonly value: string; readonly label?: string }[]
}

/** A text field that offers what is often typed, and takes anything else. */
export const SuggestField = ({ suggestions, ...field }: SuggestFieldProps) => {
  const id = useId()
  return (
    <div className="suggest-field">
      <TextField {...field} list={id} />
      <datalist id={id}>
        {suggestions.map(({ value, label }) => (
          <option key={value} value={value} label={label === undefined ? value : `${value}  ${label}`} />
        ))}
      </datalist>
    </div>
  )
}
