import { useEffect, useRef, useState } from 'react'
import type { SavedSchema } from '../../../shared/inference.ts'
import { schemaLibraryMessages as words } from '../../../shared/messages/schema-library.ts'
import { loadOutputSchemas, removeOutputSchema, useOutputSchemas } from '../../state/output-schemas.ts'
import { Button } from '../../ui/button.tsx'
import { ListFailure } from '../../ui/list-failure.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { showToast } from '../../ui/toast.tsx'
import { draftOfSchema, emptyDraft, freeName, type SchemaDraft } from './schema-draft.ts'
import { SchemaEditor } from './schema-editor.tsx'
import { SchemaRow } from './schema-row.tsx'
import { schemaStarters } from './schema-starters.ts'
import './schemas-section.css'

const starterNames = ['contact', 'invoice', 'tasks', 'sentiment'] as const

/** The library of schemas: what is there, what is being written, and examples to begin with. */
export const SchemasSection = () => {
  const { status, schemas, error } = useOutputSchemas()
  const [draft, setDraft] = useState<SchemaDraft | null>(null)
  const addButton = useRef<HTMLButtonElement>(null)
  useEffect(() => void loadOutputSchemas(), [])
  const close = (): void => {
    setDraft(null)
    addButton.current?.focus()
  }
  const remove = (schema: SavedSchema): void => {
    const { keep, remove: removeForGood } = removeOutputSchema(schema)
    // The button that was pressed goes with its row.
    addButton.current?.focus()
    showToast({
      text: words.removed(schema.name),
      action: { label: words.undo, run: keep },
      onExpire: () => void removeForGood(),
    })
  }
  const begin = (name: StarterName): void => {
    const starter = schemaStarters[name]
    setDraft(draftOfSchema({ ...starter, name: freeName(starter.name, schemas) }, null))
  }
  const isOnlyLoading = status === 'unknown' || status === 'loading'
  return (
    <div className="setting-group">
      <div className="setting-heading-line">
        <p className="setting-note">{words.about}</p>
        <Button ref={addButton} size="small" aria-disabled={draft !== null} onClick={() => draft === null && setDraft(emptyDraft)}>
          {words.add}
        </Button>
      </div>
      <ListFailure error={error} isUnread={status === 'failed'} onRetry={() => void loadOutputSchemas()} />
      {draft !== null && draft.id === null && <SchemaEditor key={draft.name} first={draft} onClose={close} />}
      {isOnlyLoading && <Skeleton label={words.loading} />}
      {status === 'ready' && schemas.length === 0 && draft === null && <p className="setting-note">{words.none}</p>}
      <ul>
        {schemas.map((schema) => (
          <li key={schema.id}>
            {draft?.id === schema.id ? (
              <SchemaEditor first={draft} onClose={close} />
            ) : (
              <SchemaRow schema={schema} onEdit={() => setDraft(draftOfSchema(schema, schema.id))} onRemove={() => remove(schema)} />
            )}
          </li>
        ))}
      </ul>
      {draft === null && <Starters onBegin={begin} />}
    </div>
  )
}

type StarterName = (typeof starterNames)[number]

const Starters = ({ onBegin }: { readonly onBegin: (name: StarterName) => void }) => (
  <div className="schema-starters">
    <p id="schema-starters" className="setting-note">
      {words.startWith}
    </p>
    <div className="form-buttons" role="group" aria-labelledby="schema-starters">
      {starterNames.map((name) => (
        <Button key={name} size="small" onClick={() => onBegin(name)}>
          {words.starters[name]}
        </Button>
      ))}
    </div>
  </div>
)
