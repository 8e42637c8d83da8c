import type { ReactNode } from 'react'

type SettingRowProps = {
  readonly label: string
  readonly note?: string
  /** Why what is typed cannot be used; shown in place of the note. */
  readonly problem?: string | undefined
  /** The id of a control that the label names; its note or problem has the same with `-note` after it. */
  readonly controlId?: string
  readonly children: ReactNode
}

/** A setting: its name and what it means at the start, its control at the end, or below where there is no room beside. */
export const SettingRow = ({ label, note, problem, controlId, children }: SettingRowProps) => {
  const hint = problem ?? note
  return (
    <div className="setting-row">
      <div className="setting-words">
        {controlId === undefined ? (
          <p className="setting-label">{label}</p>
        ) : (
          <label htmlFor={controlId} className="setting-label">
            {label}
          </label>
        )}
        {hint !== undefined && (
          <p id={controlId && `${controlId}-note`} className={problem === undefined ? 'setting-note' : 'field-problem'}>
            {hint}
          </p>
        )}
      </div>
      <div className="setting-control">{children}</div>
    </div>
  )
}
