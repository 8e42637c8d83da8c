import { useEffect, useRef, useState, type SyntheticEvent } from 'react'
import { schemaLibraryMessages as words } from '../../../shared/messages/schema-library.ts'
import { checkOutputSchema, saveOutputSchema, useOutputSchemas } from '../../state/output-schemas.ts'
import { Button } from '../../ui/button.tsx'
import { focusFirstProblem } from '../../ui/focus-first-problem.ts'
import { TextAreaField } from '../../ui/text-area-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { showToast } from '../../ui/toast.tsx'
import { escapeCloses } from './escape-closes.ts'
import { outputOf, schemaProblems, type SchemaDraft } from './schema-draft.ts'
import { useSchemaCheck } from './use-schema-check.ts'

type SchemaEditorProps = { readonly first: SchemaDraft; readonly onClose: () => void }

export const SchemaEditor = ({ first, onClose }: SchemaEditorProps) => {
  const { schemas } = useOutputSchemas()
  const [draft, setDraft] = useState(first)
  const [isSubmitted, setIsSubmitted] = useState(first.id !== null)
  const [isSaving, setIsSaving] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => form.current?.scrollIntoView({ block: 'nearest' }), [])
  const problems = schemaProblems(draft, schemas)
  const checked = useSchemaCheck(draft.text, problems.text === undefined)
  const textProblem = problems.text ?? (checked.length === 0 ? undefined : checked.join(' '))
  const change = (part: Partial<SchemaDraft>): void => setDraft((before) => ({ ...before, ...part }))
  const format = (): void => {
    const output = outputOf(draft)
    if (output !== null) change({ text: JSON.stringify(output.schema, null, 2) })
  }
  const save = async (): Promise<void> => {
    setIsSubmitted(true)
    const output = outputOf(draft)
    if (output === null || Object.keys(problems).length > 0) return focusFirstProblem(form.current)
    setIsSaving(true)
    const isUsable = (await checkOutputSchema(draft.text)).length === 0
    const saved = isUsable ? await saveOutputSchema(draft.id, output) : null
    setIsSaving(false)
    if (!isUsable) return focusFirstProblem(form.current)
    if (saved === null) return
    showToast({ text: words.saved(saved.name) })
    onClose()
  }
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault()
    if (!isSaving) void save()
  }
  return (
    <form
      ref={form}
      className="schema-editor"
      aria-label={first.id === null ? words.add : words.editOf(first.name)}
      noValidate
      onKeyDown={escapeCloses(onClose)}
      onSubmit={submit}
    >
      <TextField
        label={words.name}
        note={words.nameNote}
        value={draft.name}
        maxLength={64}
        problem={isSubmitted || draft.name !== '' ? problems.name : undefined}
        onChange={(name) => change({ name })}
        autoFocus
      />
      <TextField
        label={words.description}
        note={words.descriptionNote}
        value={draft.description}
        maxLength={2000}
        onChange={(description) => change({ description })}
      />
      <TextAreaField
        label={words.schema}
        note={words.schemaNote}
        problem={isSubmitted || draft.text !== '' ? textProblem : undefined}
        isCode
        lines={10}
        maxLength={200_000}
        value={draft.text}
        onChange={(text) => change({ text })}
      />
      <div className="form-buttons">
        <Button type="submit" variant="primary" aria-disabled={isSaving}>
          {isSaving ? words.saving : words.save}
        </Button>
        <Button onClick={format}>{words.format}</Button>
        <Button variant="quiet" onClick={onClose}>
          {words.cancel}
        </Button>
      </div>
    </form>
  )
}
