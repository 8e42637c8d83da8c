import { approvalsMessages as words } from '../../../shared/messages/approvals.ts'
import { CheckField } from '../../ui/check-field.tsx'
import { ChoiceField } from '../../ui/choice-field.tsx'
import { GroupFrame } from '../../ui/field-frame.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { visibleText } from '../../../shared/visible-text.ts'
import { problemOf, valueOf } from './elicitation-answers.ts'
import type { ElicitationField, FieldValue } from './elicitation-fields.ts'

type ElicitationFormProps = {
  readonly fields: readonly ElicitationField[]
  readonly values: Readonly<Record<string, FieldValue>>
  /** Problems are said once someone has tried to send. */
  readonly showsProblems: boolean
  readonly onChange: (name: string, value: FieldValue) => void
}

/** The fields that a server asks to have filled in. */
export const ElicitationForm = ({ fields, values, showsProblems, onChange }: ElicitationFormProps) => (
  <div className="approval-form">
    {fields.length === 0 && <p>{words.noFields}</p>}
    {fields.map((field) => (
      <Field
        key={field.name}
        field={field}
        value={valueOf(field, values)}
        problem={showsProblems ? problemOf(field, values) : undefined}
        onChange={(value) => onChange(field.name, value)}
      />
    ))}
  </div>
)

type FieldProps = {
  readonly field: ElicitationField
  readonly value: FieldValue
  readonly problem: string | undefined
  readonly onChange: (value: FieldValue) => void
}

const Field = ({ field, value, problem, onChange }: FieldProps) => {
  const name = visibleText(field.label)
  const label = field.isRequired || field.type === 'check' ? name : words.optional(name)
  const note = field.note === '' ? undefined : visibleText(field.note)
  switch (field.type) {
    case 'text':
    case 'number':
      return (
        <TextField
          label={label}
          value={String(value)}
          note={note}
          problem={problem}
          inputMode={field.type === 'number' ? 'decimal' : 'text'}
          aria-required={field.isRequired}
          onChange={onChange}
        />
      )
    case 'check':
      return <CheckField label={label} note={note} isChecked={value === true} onChange={onChange} />
    case 'choice': {
      const choices = field.options.map((option) => ({ value: option.value, label: visibleText(option.label) }))
      const nothing = field.isRequired ? [] : [{ value: '', label: words.noChoice }]
      return (
        <ChoiceField
          label={label}
          note={note}
          problem={problem}
          value={String(value)}
          choices={[...choices, ...nothing]}
          onChange={onChange}
        />
      )
    }
    case 'choices': {
      const chosen = typeof value === 'object' ? value : []
      return (
        <GroupFrame label={label} note={note} problem={problem}>
          {field.options.map((option) => (
            <CheckField
              key={option.value}
              label={visibleText(option.label)}
              isChecked={chosen.includes(option.value)}
              onChange={(isChosen) => onChange(isChosen ? [...chosen, option.value] : chosen.filter((other) => other !== option.value))}
            />
          ))}
        </GroupFrame>
      )
    }
  }
}
