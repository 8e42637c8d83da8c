import X from 'lucide-react/icons/x'
import { useRef } from 'react'
import { fieldsMessages as words } from '../../shared/messages/fields.ts'
import { Button } from './button.tsx'
import { GroupFrame, type FieldProps } from './field-frame.tsx'
import { IconButton } from './icon-button.tsx'
import { useDraft, type Parsed } from './use-draft.ts'

type Pair = readonly [name: string, value: string]
type Pairs = Readonly<Record<string, string>>

type PairFieldProps = FieldProps & {
  readonly value: Pairs
  readonly onChange: (value: Record<string, string>) => void
  readonly nameLabel: string
  readonly valueLabel: string
  /** Why a pair cannot be used. */
  readonly check: (name: string, value: string) => string | undefined
  readonly maximum: number
  readonly addLabel: string
  readonly draftKey?: string | undefined
}

const problemOf = (pairs: readonly Pair[], index: number, check: PairFieldProps['check']): string | undefined => {
  const pair = pairs[index]
  if (pair === undefined || (pair[0] === '' && pair[1] === '')) return undefined
  if (pair[0] === '') return words.nameMissing
  if (pairs.findIndex(([name]) => name === pair[0]) < index) return words.nameTwice(pair[0])
  return check(pair[0], pair[1])
}

const parsePairs =
  (check: PairFieldProps['check']) =>
  (pairs: readonly Pair[]): Parsed<Pairs> => {
    if (pairs.some((_pair, index) => problemOf(pairs, index, check) !== undefined)) return { type: 'incomplete' }
    return { type: 'value', value: Object.fromEntries(pairs.filter(([name]) => name !== '')) }
  }

const pairsOf = (value: Pairs): readonly Pair[] => Object.entries(value)

/** Names with their values. Empty rows are not saved; one that cannot be used says why. */
export const PairField = (props: PairFieldProps) => {
  const { value, onChange, nameLabel, valueLabel, check, maximum, addLabel, draftKey, ...field } = props
  const list = useRef<HTMLDivElement>(null)
  const addButton = useRef<HTMLButtonElement>(null)
  const { text: pairs, change } = useDraft({
    value,
    toText: pairsOf,
    parse: parsePairs(check),
    onChange: (saved) => onChange({ ...saved }),
    draftKey,
  })
  const add = (): void => {
    change([...pairs, ['', '']])
    requestAnimationFrame(() => list.current?.querySelector<HTMLInputElement>('.row-field:last-of-type input')?.focus())
  }
  const remove = (index: number): void => {
    change(pairs.filter((_pair, at) => at !== index))
    addButton.current?.focus()
  }
  const input = (index: number, label: string, text: string, isInvalid: boolean, put: (text: string) => Pair) => (
    <input
      className="input"
      aria-label={words.lineOf(label, index + 1)}
      aria-invalid={isInvalid}
      autoComplete="off"
      spellCheck={false}
      placeholder={label}
      value={text}
      onChange={(event) => change(pairs.with(index, put(event.target.value)))}
    />
  )
  return (
    <GroupFrame {...field}>
      <div ref={list} className="row-fields">
        {pairs.map(([name, text], index) => {
          const problem = problemOf(pairs, index, check)
          return (
            <div key={index} className="row-field">
              <div className="row-field-inputs">
                {input(index, nameLabel, name, problem !== undefined, (typed) => [typed, text])}
                {input(index, valueLabel, text, problem !== undefined, (typed) => [name, typed])}
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
          aria-disabled={pairs.length >= maximum}
          onClick={() => pairs.length < maximum && add()}
        >
          {addLabel}
        </Button>
      </div>
    </GroupFrame>
  )
}
