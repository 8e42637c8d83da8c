import { useEffect, useState } from 'react'
import type { GuardrailSettings, ListedGuardrail } from '../../../shared/inference.ts'
import { inferenceMessages as words } from '../../../shared/messages/inference.ts'
import { loadGuardrails, refreshGuardrails, useGuardrails } from '../../state/guardrails.ts'
import { setInference } from '../../state/inference.ts'
import { Button } from '../../ui/button.tsx'
import { CheckField } from '../../ui/check-field.tsx'
import { ChoiceField } from '../../ui/choice-field.tsx'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { GroupFrame } from '../../ui/field-frame.tsx'
import { Picker } from '../../ui/picker.tsx'
import { fieldOf } from './field-of.tsx'
import { Group } from './group.tsx'
import { GuardrailById } from './guardrail-by-id.tsx'
import { chosenGuardrail, guardrailOptions, noGuardrail, typedGuardrail, versionsOf } from './guardrail-choices.ts'
import type { GroupProps } from './inference-view.ts'
import { RedactionFields } from './redaction-fields.tsx'

const traces = ['disabled', 'enabled', 'enabled_full'] as const
const streamProcessings = ['sync', 'async'] as const
const setGuardrail = (guardrail: GuardrailSettings | null): void => void setInference({ guardrail })

export const GuardrailGroup = ({ view }: GroupProps) => {
  const { guardrail } = view.settings
  return (
    <Group view={view} name="guardrail" keys={['guardrail', 'redaction']}>
      <GuardrailChoice view={view} />
      {guardrail !== null && <GuardrailOptions guardrail={guardrail} />}
      <RedactionFields view={view} />
    </Group>
  )
}

const GuardrailChoice = ({ view }: GroupProps) => {
  const { profileId, region } = view.target
  const { guardrail } = view.settings
  const { status, guardrails, problem } = useGuardrails(profileId, region)
  const [isTyping, setIsTyping] = useState(false)
  // A new conversation has a region of its own from its first question on.
  useEffect(() => void loadGuardrails(profileId, region), [profileId, region])
  const field = fieldOf(view, 'guardrail', words.guardrail, words.guardrailNote)
  const listed = guardrails.find(({ id }) => id === guardrail?.id)
  const isKnown = status === 'ready' || guardrails.length > 0
  const isById = isTyping || (guardrail !== null && listed === undefined && isKnown)
  const choose = (value: string): void => {
    const chosen = guardrails.find(({ id }) => id === value)
    setIsTyping(value === typedGuardrail)
    if (value === noGuardrail) setGuardrail(null)
    else if (chosen !== undefined) setGuardrail(chosenGuardrail(chosen, guardrail))
  }
  return (
    <>
      <GroupFrame label={field.label} labelEnd={field.labelEnd} note={status === 'loading' ? words.loadingGuardrails : field.note}>
        <Picker
          look="field"
          label={words.guardrail}
          value={isById ? typedGuardrail : (guardrail?.id ?? noGuardrail)}
          options={guardrailOptions(guardrails)}
          placeholder={words.noGuardrail}
          onChange={choose}
        />
      </GroupFrame>
      {status === 'ready' && problem === null && guardrails.length === 0 && <p className="field-note">{words.noGuardrails}</p>}
      {problem !== null && <ErrorNotice error={problem} tone="quiet" />}
      {status !== 'unknown' && (
        <Button
          size="small"
          aria-disabled={status === 'loading'}
          onClick={() => status === 'ready' && void refreshGuardrails(profileId, region)}
        >
          {words.refreshGuardrails}
        </Button>
      )}
      {isById && <GuardrailById guardrail={guardrail} draftKey={field.draftKey} onChange={setGuardrail} />}
      {!isById && guardrail !== null && <Version guardrail={guardrail} listed={listed} />}
    </>
  )
}

type VersionProps = { readonly guardrail: GuardrailSettings; readonly listed: ListedGuardrail | undefined }

const Version = ({ guardrail, listed }: VersionProps) => {
  const versions = versionsOf(listed)
  const shown = versions.includes(guardrail.version) ? versions : [guardrail.version, ...versions]
  return (
    <GroupFrame label={words.guardrailVersion} note={words.guardrailVersionNote}>
      <Picker
        look="field"
        label={words.guardrailVersion}
        value={guardrail.version}
        options={shown.map((version) => ({ value: version, label: version }))}
        placeholder={words.guardrailVersion}
        onChange={(version) => setGuardrail({ ...guardrail, version })}
      />
    </GroupFrame>
  )
}

const GuardrailOptions = ({ guardrail }: { readonly guardrail: GuardrailSettings }) => (
  <>
    <ChoiceField
      label={words.trace}
      value={guardrail.trace}
      choices={traces.map((value) => ({ value, label: words.traces[value], note: words.traceNotes[value] }))}
      onChange={(trace) => setGuardrail({ ...guardrail, trace })}
    />
    <ChoiceField
      label={words.streamProcessing}
      value={guardrail.streamProcessing}
      choices={streamProcessings.map((value) => ({
        value,
        label: words.streamProcessings[value],
        note: words.streamProcessingNotes[value],
      }))}
      onChange={(streamProcessing) => setGuardrail({ ...guardrail, streamProcessing })}
    />
    <CheckField
      label={words.newestQuestionOnly}
      note={words.newestQuestionOnlyNote}
      isChecked={guardrail.newestQuestionOnly}
      onChange={(newestQuestionOnly) => setGuardrail({ ...guardrail, newestQuestionOnly })}
    />
  </>
)
