import type { SavedSchema } from '../../../shared/inference.ts'
import { schemaLibraryMessages as words } from '../../../shared/messages/schema-library.ts'
import { Button } from '../../ui/button.tsx'
import { fieldNames } from './schema-draft.ts'

type SchemaRowProps = { readonly schema: SavedSchema; readonly onEdit: () => void; readonly onRemove: () => void }

export const SchemaRow = ({ schema, onEdit, onRemove }: SchemaRowProps) => {
  const names = fieldNames(schema.schema)
  return (
    <div className="setting-row">
      <div className="setting-words">
        <p className="setting-label">{schema.name}</p>
        {schema.description !== '' && <p className="setting-note">{schema.description}</p>}
        {names.length > 0 && <p className="setting-note">{words.fields(names.join(', '))}</p>}
      </div>
      <div className="form-buttons">
        <Button size="small" aria-label={words.editOf(schema.name)} onClick={onEdit}>
          {words.edit}
        </Button>
        <Button size="small" variant="quiet" aria-label={words.removeOf(schema.name)} onClick={onRemove}>
          {words.remove}
        </Button>
      </div>
    </div>
  )
}
