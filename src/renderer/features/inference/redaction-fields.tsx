import type { Redaction } from '../../../shared/inference.ts'
import { inferenceMessages as words } from '../../../shared/messages/inference.ts'
import { setInference } from '../../state/inference.ts'
import { CheckField } from '../../ui/check-field.tsx'
import { LineField } from '../../ui/line-field.tsx'
import type { Parsed } from '../../ui/use-draft.ts'
import { redactionTextProblem } from './checks.ts'
import { fieldOf } from './field-of.tsx'
import type { GroupProps } from './inference-view.ts'

const sameText = (text: string): string => text

const parseText = (text: string): Parsed<string> => {
  const problem = redactionTextProblem(text)
  return problem === undefined ? { type: 'value', value: text.trim() } : { type: 'problem', problem }
}

/** What stands where a guardrail has blocked a question or an answer. */
export const RedactionFields = ({ view }: GroupProps) => {
  const { redaction } = view.settings
  const { labelEnd, draftKey } = fieldOf(view, 'redaction', words.redaction)
  const set = (changes: Partial<Redaction>): void => void setInference({ redaction: { ...redaction, ...changes } })
  return (
    <>
      <div className="inference-subheading">
        <h4>{words.redaction}</h4>
        {labelEnd}
      </div>
      <CheckField label={words.redactInput} note={words.redactInputNote} isChecked={redaction.input} onChange={(input) => set({ input })} />
      {redaction.input && (
        <LineField
          label={words.redactInputText}
          value={redaction.inputText}
          toText={sameText}
          parse={parseText}
          draftKey={`${draftKey} input`}
          onChange={(inputText) => set({ inputText })}
        />
      )}
      <CheckField
        label={words.redactOutput}
        note={words.redactOutputNote}
        isChecked={redaction.output}
        onChange={(output) => set({ output })}
      />
      {redaction.output && (
        <LineField
          label={words.redactOutputText}
          value={redaction.outputText}
          toText={sameText}
          parse={parseText}
          draftKey={`${draftKey} output`}
          onChange={(outputText) => set({ outputText })}
        />
      )}
    </>
  )
}
