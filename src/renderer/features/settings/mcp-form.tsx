import { useEffect, useRef, useState, type SyntheticEvent } from 'react'
import { mcpViewMessages as words } from '../../../shared/messages/mcp-view.ts'
import type { McpServer } from '../../../shared/mcp.ts'
import type { UserFacingError } from '../../../shared/user-facing-error.ts'
import { addMcpServer, changeMcpServer } from '../../state/mcp.ts'
import { ArgumentWords } from '../../ui/argument-words.tsx'
import { Button } from '../../ui/button.tsx'
import { ChoiceField } from '../../ui/choice-field.tsx'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { focusFirstProblem } from '../../ui/focus-first-problem.ts'
import { TextAreaField } from '../../ui/text-area-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { showToast } from '../../ui/toast.tsx'
import { splitCommand } from './command-words.ts'
import { escapeCloses } from './escape-closes.ts'
import { draftOfServer, emptyMcpDraft, hasMcpProblems, mcpProblems, serverOfDraft, type McpDraft } from './mcp-draft.ts'
import { McpSecretRows } from './mcp-secret-rows.tsx'

type McpFormProps = {
  /** null for a new one. */
  readonly server: McpServer | null
  readonly onClose: () => void
  /** Kept, and waiting for a yes. */
  readonly onSaved: (server: McpServer) => void
}

const kinds = (['stdio', 'http', 'sse'] as const).map((value) => ({ value, label: words.kinds[value], note: words.kindNotes[value] }))

/** A server as a person describes it. What is saved here is not started. */
export const McpForm = ({ server, onClose, onSaved }: McpFormProps) => {
  const [draft, setDraft] = useState<McpDraft>(() => (server === null ? emptyMcpDraft : draftOfServer(server)))
  const [wasTried, setWasTried] = useState(false)
  const [isSaving, setIsSaving] = useState(false)
  const [error, setError] = useState<UserFacingError | null>(null)
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => form.current?.scrollIntoView({ block: 'nearest' }), [])
  const problems = mcpProblems(draft)
  const change = (part: Partial<McpDraft>): void => setDraft((before) => ({ ...before, ...part }))
  const save = async (): Promise<void> => {
    setIsSaving(true)
    setError(null)
    const described = serverOfDraft(draft)
    const saved = await (server === null ? addMcpServer(described) : changeMcpServer(server.id, described))
    setIsSaving(false)
    if (!saved.ok) return setError(saved.error)
    showToast({ text: words.saved(saved.value.name) })
    onSaved(saved.value)
    return undefined
  }
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault()
    setWasTried(true)
    if (hasMcpProblems(problems)) focusFirstProblem(form.current)
    else if (!isSaving) void save()
  }
  return (
    <form
      ref={form}
      className="mcp-form"
      aria-label={server === null ? words.add : words.editTitle(server.name)}
      noValidate
      onSubmit={submit}
      onKeyDown={escapeCloses(onClose)}
    >
      <TextField
        label={words.name}
        note={words.nameNote}
        value={draft.name}
        maxLength={80}
        problem={wasTried ? problems.name : undefined}
        onChange={(name) => change({ name })}
        autoFocus
      />
      <ChoiceField
        label={words.kind}
        value={draft.type}
        choices={kinds}
        onChange={(type) => change({ type, secrets: (type === 'stdio') === (draft.type === 'stdio') ? draft.secrets : [] })}
      />
      {draft.type === 'stdio' ? (
        <ProgramFields draft={draft} problem={wasTried ? problems.command : undefined} onChange={change} />
      ) : (
        <AddressFields draft={draft} problem={wasTried ? problems.url : undefined} onChange={change} />
      )}
      <McpSecretRows
        isHeaders={draft.type !== 'stdio'}
        rows={draft.secrets}
        problems={wasTried ? problems.secrets : new Map()}
        onChange={(secrets) => change({ secrets })}
      />
      {error !== null && <ErrorNotice error={error} />}
      <div className="form-buttons">
        <Button type="submit" variant="primary" aria-disabled={isSaving}>
          {isSaving ? words.saving : words.save}
        </Button>
        <Button variant="quiet" onClick={onClose}>
          {words.cancel}
        </Button>
      </div>
    </form>
  )
}

type FieldsProps = {
  readonly draft: McpDraft
  readonly problem: string | undefined
  readonly onChange: (part: Partial<McpDraft>) => void
}

const AddressFields = ({ draft, problem, onChange }: FieldsProps) => (
  <>
    <TextField
      label={words.url}
      note={words.urlNote}
      type="url"
      value={draft.url}
      maxLength={4096}
      problem={problem}
      onChange={(url) => onChange({ url })}
    />
    <TextField
      label={words.clientId}
      note={words.clientIdNote}
      value={draft.clientId}
      maxLength={1024}
      onChange={(clientId) => onChange({ clientId })}
    />
  </>
)

const ProgramFields = ({ draft, problem, onChange }: FieldsProps) => {
  const split = splitCommand(draft.command)
  return (
    <>
      <TextAreaField
        label={words.command}
        note={words.commandNote}
        problem={problem ?? (split.type === 'open-quote' ? words.commandQuote : undefined)}
        placeholder={words.commandPlaceholder}
        isCode
        lines={2}
        maxLength={100_000}
        value={draft.command}
        onChange={(command) => onChange({ command })}
      />
      {split.type === 'words' && split.words.length > 0 && (
        <div className="mcp-preview">
          <p className="field-note">{words.commandPreview}</p>
          <ArgumentWords argv={split.words} label={words.commandPreview} />
        </div>
      )}
      <TextField
        label={words.startFolder}
        note={words.startFolderNote}
        value={draft.folder}
        maxLength={4096}
        onChange={(folder) => onChange({ folder })}
      />
    </>
  )
}
