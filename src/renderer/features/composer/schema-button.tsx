import Braces from 'lucide-react/icons/braces'
import { useState, type MouseEvent } from 'react'
import { composerMessages as words } from '../../../shared/messages/composer.ts'
import { chooseSchema, useChosenSchema } from '../../state/output-schema.ts'
import { loadOutputSchemas, useOutputSchemas } from '../../state/output-schemas.ts'
import { focusComposer, showSettings } from '../../state/view.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { anchorOf, LateMenu } from '../../ui/menu-button.tsx'
import type { MenuAnchor, MenuItem } from '../../ui/menu.tsx'

/** Chooses what the next answers have to follow: free text, or a schema of the library. */
export const SchemaButton = () => {
  const chosen = useChosenSchema()
  const { schemas } = useOutputSchemas()
  const [anchor, setAnchor] = useState<MenuAnchor | null>(null)
  const toggle = (event: MouseEvent): void => {
    const place = anchorOf(event.currentTarget)
    void loadOutputSchemas()
    setAnchor((open) => (open === null ? place : null))
  }
  const take = (schema: Parameters<typeof chooseSchema>[0]): void => {
    chooseSchema(schema)
    focusComposer()
  }
  const items: readonly MenuItem[] = [
    { type: 'heading', label: words.schema },
    { type: 'action', label: words.noSchema, note: words.noSchemaNote, isChosen: chosen === null, run: () => take(null) },
    ...schemas.map(({ name, description, schema }): MenuItem => {
      const note = description === '' ? {} : { note: description }
      return { type: 'action', label: name, ...note, isChosen: chosen?.name === name, run: () => take({ name, description, schema }) }
    }),
    { type: 'line' },
    { type: 'action', label: words.editSchemas, run: () => showSettings('schemas') },
  ]
  return (
    <>
      <IconButton
        label={chosen === null ? words.schema : words.schemaNamed(chosen.name)}
        icon={Braces}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={toggle}
      />
      {anchor !== null && (
        <LateMenu label={words.schema} items={items} anchor={anchor} side="top" align="start" onClose={() => setAnchor(null)} />
      )}
    </>
  )
}
