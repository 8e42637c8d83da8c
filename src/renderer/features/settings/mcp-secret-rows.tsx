import X from 'lucide-react/icons/x'
import { useRef } from 'react'
import { mcpViewMessages as words } from '../../../shared/messages/mcp-view.ts'
import { Button } from '../../ui/button.tsx'
import { GroupFrame } from '../../ui/field-frame.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import type { SecretRow } from './mcp-draft.ts'

type McpSecretRowsProps = {
  readonly isHeaders: boolean
  readonly rows: readonly SecretRow[]
  readonly problems: ReadonlyMap<number, string>
  readonly onChange: (rows: readonly SecretRow[]) => void
}

/** Names with values that are never shown: those kept already stay when nothing is typed over them. */
export const McpSecretRows = ({ isHeaders, rows, problems, onChange }: McpSecretRowsProps) => {
  const list = useRef<HTMLDivElement>(null)
  const addButton = useRef<HTMLButtonElement>(null)
  const add = (): void => {
    onChange([...rows, { key: Math.max(-1, ...rows.map(({ key }) => key)) + 1, name: '', value: '', isKept: false }])
    requestAnimationFrame(() => list.current?.querySelector<HTMLInputElement>('.row-field:last-of-type input')?.focus())
  }
  const remove = (row: SecretRow): void => {
    onChange(rows.filter(({ key }) => key !== row.key))
    addButton.current?.focus()
  }
  const change = (row: SecretRow): void => onChange(rows.map((other) => (other.key === row.key ? row : other)))
  const label = isHeaders ? words.header : words.variable
  return (
    <GroupFrame label={isHeaders ? words.headerFields : words.variableFields} note={words.secretNote}>
      <div ref={list} className="row-fields">
        {rows.map((row, index) => (
          <Row
            key={row.key}
            row={row}
            label={words.rowOf(label, index + 1)}
            placeholder={label}
            problem={problems.get(row.key)}
            onChange={change}
            onRemove={() => remove(row)}
          />
        ))}
        <Button ref={addButton} size="small" onClick={add}>
          {isHeaders ? words.addHeader : words.addVariable}
        </Button>
      </div>
    </GroupFrame>
  )
}

type RowProps = {
  readonly row: SecretRow
  readonly label: string
  readonly placeholder: string
  readonly problem: string | undefined
  readonly onChange: (row: SecretRow) => void
  readonly onRemove: () => void
}

const Row = ({ row, label, placeholder, problem, onChange, onRemove }: RowProps) => (
  <div className="row-field">
    <div className="row-field-inputs">
      <input
        className="input input-mono"
        aria-label={label}
        aria-invalid={problem !== undefined}
        autoComplete="off"
        spellCheck={false}
        maxLength={256}
        readOnly={row.isKept}
        placeholder={placeholder}
        value={row.name}
        onChange={(event) => onChange({ ...row, name: event.target.value })}
      />
      <input
        className="input"
        type="password"
        aria-label={`${label}: ${words.value}`}
        autoComplete="new-password"
        maxLength={65_536}
        placeholder={row.isKept ? words.valueKept : words.value}
        value={row.value}
        onChange={(event) => onChange({ ...row, value: event.target.value })}
      />
      <IconButton size="small" icon={X} label={words.removeRow(row.name === '' ? label : row.name)} onClick={onRemove} />
    </div>
    {problem !== undefined && (
      <p className="field-problem" role="status">
        {problem}
      </p>
    )}
  </div>
)
