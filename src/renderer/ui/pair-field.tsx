import { fieldsMessages as words } from '../../shared/messages/fields.ts'
import type { FieldProps } from './field-frame.tsx'
import { RowFields } from './row-fields.tsx'
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
  const { text: pairs, change } = useDraft({
    value,
    toText: pairsOf,
    parse: parsePairs(check),
    onChange: (saved) => onChange({ ...saved }),
    draftKey,
  })
  return (
    <RowFields
      {...field}
      rows={pairs}
      columns={[nameLabel, valueLabel].map((label) => ({ label, placeholder: label }))}
      onChange={(rows) => change(rows.map(([name = '', text = '']) => [name, text]))}
      problemOf={(index) => problemOf(pairs, index, check)}
      maximum={maximum}
      addLabel={addLabel}
    />
  )
}
