import { useState } from 'react'
import { profilesMessages as words } from '../../../shared/messages/profiles.ts'
import { TextField } from '../../ui/text-field.tsx'
import { endpointProblem, type EndpointName, type EndpointTexts } from './endpoints.ts'

const names = ['runtime', 'controlPlane', 'agentRuntime'] as const satisfies readonly EndpointName[]

type EndpointFieldsProps = { readonly value: EndpointTexts; readonly onChange: (texts: EndpointTexts) => void }

/** Folded: most people never need it. Open from the start where something stands in it. */
export const EndpointFields = ({ value, onChange }: EndpointFieldsProps) => {
  const [isOpenAtFirst] = useState(() => Object.values(value).some((text) => text !== ''))
  return (
    <details className="fold form-fold" open={isOpenAtFirst}>
      <summary>{words.endpoints}</summary>
      <div className="form-fold-fields">
        <p className="setting-note">{words.endpointsNote}</p>
        {names.map((name) => (
          <TextField
            key={name}
            label={words[name]}
            value={value[name]}
            inputMode="url"
            placeholder="https://"
            problem={endpointProblem(value[name])}
            onChange={(text) => onChange({ ...value, [name]: text })}
          />
        ))}
      </div>
    </details>
  )
}
