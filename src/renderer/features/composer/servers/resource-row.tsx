import { fileSizeWords } from '../../../../shared/messages/file-size.ts'
import { serverOffersMessages as words } from '../../../../shared/messages/server-offers.ts'
import type { McpResource } from '../../../../shared/mcp.ts'
import { visibleText } from '../../../../shared/visible-text.ts'
import { CheckField } from '../../../ui/check-field.tsx'
import { WordField } from './word-field.tsx'

type ResourceRowProps = {
  readonly resource: McpResource
  /** null while it is not chosen. */
  readonly values: Readonly<Record<string, string>> | null
  /** Names that still have no value, when that is to be said. */
  readonly missing: readonly string[]
  readonly onChange: (values: Readonly<Record<string, string>> | null) => void
}

/** One file that a server offers. A template wants its places filled in once it is chosen. */
export const ResourceRow = ({ resource, values, missing, onChange }: ResourceRowProps) => {
  const { serverId, serverName, uri, name, description, mediaType, sizeBytes, variables } = resource
  const facts = [
    words.from(visibleText(serverName)),
    ...(mediaType === null ? [] : [visibleText(mediaType)]),
    ...(sizeBytes === null ? [] : [fileSizeWords(sizeBytes)]),
  ]
  return (
    <li className="resource-row">
      <CheckField
        label={visibleText(name === '' ? uri : name)}
        note={facts.join(' · ')}
        isChecked={values !== null}
        onChange={(isChosen) => onChange(isChosen ? {} : null)}
      >
        {description !== '' && <p className="field-note resource-about">{visibleText(description)}</p>}
        <p className="field-note resource-about">
          <bdi dir="ltr">{visibleText(uri)}</bdi>
        </p>
      </CheckField>
      {values !== null &&
        variables.map((variable) => (
          <WordField
            key={variable}
            of={{ serverId, of: { type: 'resource', uri } }}
            name={variable}
            problem={missing.includes(variable) ? words.fill : undefined}
            value={values[variable] ?? ''}
            onChange={(value) => onChange({ ...values, [variable]: value })}
          />
        ))}
    </li>
  )
}
