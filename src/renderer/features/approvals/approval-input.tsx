import type { ReactNode } from 'react'
import type { JsonValue } from '../../../shared/json.ts'
import { approvalsMessages as words } from '../../../shared/messages/approvals.ts'
import { VisibleWords } from '../../ui/visible-words.tsx'

type LabelledProps = { readonly label: string; readonly children: ReactNode }

/** A part of what is asked about, under its name. */
export const Labelled = ({ label, children }: LabelledProps) => (
  <div className="approval-labelled">
    <p className="approval-label">{label}</p>
    {children}
  </div>
)

/** The input of a tool that Outcrop knows nothing of, as it is. */
export const PlainInput = ({ input }: { readonly input: JsonValue }) => (
  <Labelled label={words.input}>
    <pre className="approval-exact" dir="ltr">
      <VisibleWords text={JSON.stringify(input, null, 2)} />
    </pre>
  </Labelled>
)

const labels: Readonly<Record<string, string>> = words.inputs

const valueText = (value: JsonValue): string => {
  if (typeof value === 'string') return value
  if (typeof value === 'boolean') return value ? words.yes : words.no
  return JSON.stringify(value, null, 2)
}

/** The input of a tool of Outcrop's own: all of it, each part under the name that people know it by. */
export const OwnInput = ({ input }: { readonly input: JsonValue }) =>
  typeof input === 'object' && input !== null && !Array.isArray(input) ? (
    <>
      {Object.entries(input).map(([name, value]) => (
        <Labelled key={name} label={labels[name] ?? name}>
          <pre className="approval-exact" dir="auto">
            <VisibleWords text={valueText(value)} />
          </pre>
        </Labelled>
      ))}
    </>
  ) : (
    <PlainInput input={input} />
  )
