import X from 'lucide-react/icons/x'
import { useRef } from 'react'
import { fieldsMessages as words } from '../../shared/messages/fields.ts'
import { Button } from './button.tsx'
import { GroupFrame, type FieldProps } from './field-frame.tsx'
import { IconButton } from './icon-button.tsx'
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
  const list = useRef<HTMLDivElement>(null)
  const addButton = useRef<HTMLButtonElement>(null)
  const { text: lines, change } = useDraft({
    value,
    toText: (saved: readonly string[]) => saved,
    parse: parseLines(check),
    onChange: (saved) => onChange([...saved]),
    draftKey,
  })
  const add = (): void => {
    change([...lines, ''])
    requestAnimationFrame(() => list.current?.querySelector<HTMLInputElement>('.row-field:last-of-type input')?.focus())
  }
  const remove = (index: number): void => {
    change(lines.filter((_line, at) => at !== index))
    addButton.current?.focus()
  }
  return (
    <GroupFrame {...field}>
      <div ref={list} className="row-fields">
        {lines.map((line, index) => {
          const problem = line === '' ? undefined : check(line)
          return (
            <div key={index} className="row-field">
              <div className="row-field-inputs">
                <input
                  className="input input-mono"
                  aria-label={words.lineOf(field.label, index + 1)}
                  aria-invalid={problem !== undefined}
                  autoComplete="off"
                  spellCheck={false}
                  placeholder={placeholder}
                  value={line}
                  onChange={(event) => change(lines.with(index, event.target.value))}
                />
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
          aria-disabled={lines.length >= maximum}
          onClick={() => lines.length < maximum && add()}
        >
          {addLabel}
        </Button>
      </div>
    </GroupFrame>
  )
}
