import { useEffect } from 'react'
import type { OutputSchema } from '../../../../shared/inference.ts'
import { quickActionsMessages as words } from '../../../../shared/messages/quick-actions.ts'
import { chooseSchema } from '../../../state/output-schema.ts'
import { loadOutputSchemas, useOutputSchemas } from '../../../state/output-schemas.ts'
import { showSettings } from '../../../state/view.ts'
import { LateMenu } from '../../../ui/menu-button.tsx'
import type { MenuAnchor, MenuItem } from '../../../ui/menu.tsx'
import { act } from './act.ts'

type SchemaMenuProps = { readonly anchor: MenuAnchor; readonly isAskedAtOnce: boolean; readonly onClose: () => void }

/** Which fields to extract: those of a schema of the library, or what the question itself names. */
export const SchemaMenu = ({ anchor, isAskedAtOnce, onClose }: SchemaMenuProps) => {
  const { schemas } = useOutputSchemas()
  useEffect(() => void loadOutputSchemas(), [])
  const take = (schema: OutputSchema | null): void => {
    chooseSchema(schema)
    // Without a schema the fields are still to be named.
    act('extract', isAskedAtOnce && schema !== null)
  }
  const items: readonly MenuItem[] = [
    { type: 'heading', label: words.schemaTitle },
    ...schemas.map(({ name, description, schema }): MenuItem => {
      const note = description === '' ? {} : { note: description }
      return { type: 'action', label: name, ...note, run: () => take({ name, description, schema }) }
    }),
    { type: 'action', label: words.withoutSchema, note: words.withoutSchemaNote, run: () => take(null) },
    { type: 'line' },
    { type: 'action', label: words.editSchemas, run: () => showSettings('schemas') },
  ]
  return <LateMenu label={words.schemaTitle} items={items} anchor={anchor} onClose={onClose} />
}
