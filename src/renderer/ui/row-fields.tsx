import X from 'lucide-react/icons/x'
import { useRef } from 'react'
import { fieldsMessages as words } from '../../shared/messages/fields.ts'
import { Button } from './button.tsx'
import { GroupFrame, type FieldProps } from './field-frame.tsx'
import { IconButton } from './icon-button.tsx'

type Row = readonly string[]

type RowFieldsProps = FieldProps & {
  /** As many texts in each as there are columns. */
  readonly rows: readonly Row[]
  readonly columns: readonly { readonly label: string; readonly placeholder: string | undefined }[]
  readonly onChange: (rows: readonly Row[]) => void
  /** Why a row cannot be used. */
  readonly problemOf: (index: number) => string | undefined
  readonly maximum: number
  readonly addLabel: string
  readonly isCode?: boolean
}

/** Rows of inputs, each with a button that removes it and the reason why it cannot be used. */
export const RowFields = (props: RowFieldsProps) => {
  const { rows, columns, onChange, problemOf, maximum, addLabel, isCode = false, ...field } = props
  const list = useRef<HTMLDivElement>(null)
  const addButton = useRef<HTMLButtonElement>(null)
  const add = (): void => {
    onChange([...rows, columns.map(() => '')])
    requestAnimationFrame(() => list.current?.querySelector<HTMLInputElement>('.row-field:last-of-type input')?.focus())
  }
  const remove = (index: number): void => {
    onChange(rows.filter((_row, at) => at !== index))
    addButton.current?.focus()
  }
  return (
    <GroupFrame {...field}>
      <div ref={list} className="row-fields">
        {rows.map((row, index) => {
          const problem = problemOf(index)
          return (
            <div key={index} className="row-field">
              <div className="row-field-inputs">
                {columns.map(({ label, placeholder }, column) => (
                  <input
                    key={label}
                    className={isCode ? 'input input-mono' : 'input'}
                    aria-label={words.lineOf(label, index + 1)}
                    aria-invalid={problem !== undefined}
                    autoComplete="off"
                    spellCheck={false}
                    placeholder={placeholder}
                    value={row[column] ?? ''}
                    onChange={(event) => onChange(rows.with(index, row.with(column, event.target.value)))}
                  />
                ))}
                <IconButton size="small" icon={X} label={words.removeLine(index + 1)} onClick={() => remove(index)} />
              </div>
              {problem !== undefined && (
                <p className="field-problem" role="status">
                  {problem}
                </p>
              )}
            </div>
          )
        })}
        <Button
          ref={addButton}
          size="small"
          disabled={field.isDisabled}
          aria-disabled={rows.length >= maximum}
          onClick={() => rows.length < maximum && add()}
        >
          {addLabel}
        </Button>
      </div>
    </GroupFrame>
  )
}
