import type { GuardrailSettings } from '../../../shared/inference.ts'
import { inferenceMessages as words } from '../../../shared/messages/inference.ts'
import { TextField } from '../../ui/text-field.tsx'
import { useDraft, type Parsed } from '../../ui/use-draft.ts'
import { guardrailIdProblem, guardrailVersionProblem } from './checks.ts'
import { typedGuardrailSettings } from './guardrail-choices.ts'

type GuardrailByIdProps = {
  readonly guardrail: GuardrailSettings | null
  readonly draftKey: string
  readonly onChange: (guardrail: GuardrailSettings) => void
}

type Typed = readonly [id: string, version: string]

/** A guardrail of another account, or one that could not be listed. It counts once both its id and its version can be used. */
export const GuardrailById = ({ guardrail, draftKey, onChange }: GuardrailByIdProps) => {
  const { text, change } = useDraft<GuardrailSettings | null, Typed>({
    value: guardrail,
    toText: (settings) => [settings?.id ?? '', settings?.version ?? ''],
    parse: ([id, version]): Parsed<GuardrailSettings | null> => {
      const value = typedGuardrailSettings(id.trim(), version.trim(), guardrail)
      return value === null ? { type: 'incomplete' } : { type: 'value', value }
    },
    onChange: (settings) => {
      if (settings !== null) onChange(settings)
    },
    draftKey,
  })
  const [id, version] = text
  const isMissingOne = (id === '') !== (version === '')
  return (
    <>
      <TextField
        label={words.guardrailId}
        value={id}
        note={isMissingOne ? words.guardrailNeedsBoth : undefined}
        problem={id.trim() === '' ? undefined : guardrailIdProblem(id.trim())}
        onChange={(next) => change([next, version])}
      />
      <TextField
        label={words.guardrailVersion}
        value={version}
        note={words.guardrailVersionNote}
        problem={version.trim() === '' ? undefined : guardrailVersionProblem(version.trim())}
        onChange={(next) => change([id, next])}
      />
    </>
  )
}
