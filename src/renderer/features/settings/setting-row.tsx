import type { ReactNode } from 'react'

type SettingRowProps = { readonly label: string; readonly note?: string; readonly children: ReactNode }

/** A setting: its name and what it means at the start, its control at the end. */
export const SettingRow = ({ label, note, children }: SettingRowProps) => (
  <div className="setting-row">
    <div className="setting-words">
      <p className="setting-label">{label}</p>
      {note !== undefined && <p className="setting-note">{note}</p>}
    </div>
    <div className="setting-control">{children}</div>
  </div>
)
