import type { ReasoningSettings } from '../../../shared/inference.ts'
import { inferenceMessages as words } from '../../../shared/messages/inference.ts'
import { setInference } from '../../state/inference.ts'
import { CheckField } from '../../ui/check-field.tsx'
import { ChoiceField } from '../../ui/choice-field.tsx'
import { LineField } from '../../ui/line-field.tsx'
import { maximumBudget, minimumBudget } from './checks.ts'
import { fieldOf } from './field-of.tsx'
import { Group } from './group.tsx'
import type { GroupProps } from './inference-view.ts'
import { numberText, parseNumber } from './number-text.ts'
import { effortLabel, reasoningNote } from './reasoning-words.ts'

const parseBudget = parseNumber({ minimum: minimumBudget, maximum: maximumBudget, isWhole: true })
const modes = ['default', 'off', 'on'] as const
/** Stands for what is left to the model; no level has a blank name. */
const leftToModel = ' '

export const ReasoningGroup = ({ view }: GroupProps) => {
  const { features } = view.layers
  const { reasoning } = view.settings
  const field = fieldOf(view, 'reasoning', words.reasoning, reasoningNote(features, view.modelName))
  const isAlways = features.reasoning === 'always'
  const hasBudget = features.reasoning === 'budget' || features.reasoning === 'unknown'
  const set = (changes: Partial<ReasoningSettings>): void => void setInference({ reasoning: { ...reasoning, ...changes } })
  const isOn = reasoning.mode === 'on' && !field.isDisabled
  return (
    <Group view={view} name="reasoning" keys={['reasoning']}>
      <ChoiceField
        {...field}
        value={isAlways && reasoning.mode === 'off' ? 'default' : reasoning.mode}
        choices={modes.map((mode) => ({ value: mode, label: words.reasoningModes[mode], isDisabled: isAlways && mode === 'off' }))}
        onChange={(mode) => set({ mode })}
      />
      {isOn && hasBudget && (
        <LineField
          label={words.budget}
          note={words.budgetNote}
          value={reasoning.budgetTokens}
          toText={numberText}
          parse={parseBudget}
          inputMode="numeric"
          draftKey={`${view.draftPrefix} budget`}
          onChange={(budgetTokens) => set({ budgetTokens })}
        />
      )}
      {isOn && features.efforts.length > 0 && (
        <ChoiceField
          label={words.effort}
          note={words.effortNote}
          value={reasoning.effort !== null && features.efforts.includes(reasoning.effort) ? reasoning.effort : leftToModel}
          choices={[
            { value: leftToModel, label: words.effortDefault },
            ...features.efforts.map((effort) => ({ value: effort, label: effortLabel(effort) })),
          ]}
          onChange={(effort) => set({ effort: effort === leftToModel ? null : effort })}
        />
      )}
      {!field.isDisabled && reasoning.mode !== 'off' && (
        <CheckField
          label={words.summary}
          note={words.summaryNote}
          isChecked={reasoning.showSummary}
          onChange={(showSummary) => set({ showSummary })}
        />
      )}
    </Group>
  )
}
