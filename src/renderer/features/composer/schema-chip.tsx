import Braces from 'lucide-react/icons/braces'
import X from 'lucide-react/icons/x'
import type { OutputSchema } from '../../../shared/inference.ts'
import { composerMessages as words } from '../../../shared/messages/composer.ts'
import { chooseSchema } from '../../state/output-schema.ts'
import { focusComposer } from '../../state/view.ts'
import { IconButton } from '../../ui/icon-button.tsx'

/** Says in the tray that the answer has to follow a schema. */
export const SchemaChip = ({ schema }: { readonly schema: OutputSchema }) => {
  const remove = (): void => {
    chooseSchema(null)
    focusComposer()
  }
  return (
    <div className="schema-chip">
      <Braces aria-hidden />
      <bdi className="schema-chip-name">{words.schemaChip(schema.name)}</bdi>
      <IconButton label={words.removeSchema(schema.name)} icon={X} size="small" onClick={remove} />
    </div>
  )
}
