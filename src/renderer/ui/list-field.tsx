import type { FieldProps } from './field-frame.tsx'
import { RowFields } from './row-fields.tsx'
import { useDraft, type Parsed } from './use-draft.ts'

type ListFieldProps = FieldProps & {
  readonly value: readonly string[]
  readonly onChange: (value: string[]) => void
  /** Why a line cannot be used. */
  readonly check: (line: string) => string | undefined
  readonly maximum: number
  readonly addLabel: string
  readonly placeholder?: string
  readonly draftKey?: string | undefined
}

const parseLines =
  (check: ListFieldProps['check']) =>
  (lines: readonly string[]): Parsed<readonly string[]> => {
    const filled = lines.filter((line) => line !== '')
    return filled.some((line) => check(line) !== undefined) ? { type: 'incomplete' } : { type: 'value', value: filled }
  }

/** Several lines, each with a button that removes it. Empty ones are not saved; one that cannot be used says why. */
export const ListField = ({ value, onChange, check, maximum, addLabel, placeholder, draftKey, ...field }: ListFieldProps) => {
  const { text: lines, change } = useDraft({
    value,
    toText: (saved: readonly string[]) => saved,
    parse: parseLines(check),
    onChange: (saved) => onChange([...saved]),
    draftKey,
  })
  const problemOf = (line: string): string | undefined => (line === '' ? undefined : check(line))
  return (
    <RowFields
      {...field}
      rows={lines.map((line) => [line])}
      columns={[{ label: field.label, placeholder }]}
      onChange={(rows) => change(rows.flat())}
      problemOf={(index) => problemOf(lines[index] ?? '')}
      maximum={maximum}
      addLabel={addLabel}
      isCode
    />
  )
}
