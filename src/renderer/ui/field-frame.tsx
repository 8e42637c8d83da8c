import { useId, type ReactNode } from 'react'
import './text-field.css'
import './fields.css'

/** What the fields of a form have in common. */
export type FieldProps = {
  readonly label: string
  /** Stands at the end of the label's line. */
  readonly labelEnd?: ReactNode
  readonly note?: string | undefined
  /** Why the value cannot be used; shown in place of the note, unless nothing can be done about it now. */
  readonly problem?: string | undefined
  readonly isDisabled?: boolean | undefined
}

const problemOf = ({ problem, isDisabled = false }: FieldProps): string | undefined => (isDisabled ? undefined : problem)

/** What makes a control the one that the label names and the note describes. */
export const useControlAttributes = (props: FieldProps) => {
  const { note, isDisabled = false } = props
  const problem = problemOf(props)
  const id = useId()
  return {
    id,
    'aria-invalid': problem !== undefined,
    'aria-describedby': (problem ?? note) === undefined ? undefined : `${id}-hint`,
    disabled: isDisabled,
  } as const
}

type HintProps = Pick<FieldProps, 'note' | 'problem'> & { readonly id: string }

const Hint = ({ id, note, problem }: HintProps) =>
  (problem ?? note) === undefined ? null : (
    <p id={`${id}-hint`} className={problem === undefined ? 'field-note' : 'field-problem'}>
      {problem ?? note}
    </p>
  )

type FieldFrameProps = FieldProps & {
  /** The control's. */
  readonly id: string
  readonly children: ReactNode
}

/** A label over one control, and a line under it that says what it means or why it cannot be used. */
export const FieldFrame = ({ id, children, ...props }: FieldFrameProps) => {
  const { label, labelEnd, note, isDisabled = false } = props
  return (
    <div className="field" data-disabled={isDisabled}>
      <div className="field-label-line">
        <label htmlFor={id} className="field-label">
          {label}
        </label>
        {labelEnd}
      </div>
      {children}
      <Hint id={id} note={note} problem={problemOf(props)} />
    </div>
  )
}

type GroupFrameProps = FieldProps & { readonly children: ReactNode }

/** The same for a group of controls. */
export const GroupFrame = ({ label, labelEnd, note, problem, isDisabled = false, children }: GroupFrameProps) => {
  const id = useId()
  return (
    <fieldset
      className="field field-group"
      aria-labelledby={id}
      aria-describedby={(problem ?? note) === undefined ? undefined : `${id}-hint`}
      disabled={isDisabled}
      data-disabled={isDisabled}
    >
      <div className="field-label-line">
        <span id={id} className="field-label">
          {label}
        </span>
        {labelEnd}
      </div>
      {children}
      <Hint id={id} note={note} problem={problem} />
    </fieldset>
  )
}
