import { inferenceMessages as words } from '../../../shared/messages/inference.ts'
import { setInference } from '../../state/inference.ts'
import { CheckField } from '../../ui/check-field.tsx'
import { TextAreaField } from '../../ui/text-area-field.tsx'
import { maximumSystemPrompt } from './checks.ts'
import { fieldOf } from './field-of.tsx'
import { Group } from './group.tsx'
import type { GroupProps } from './inference-view.ts'

export const InstructionsGroup = ({ view }: GroupProps) => (
  <Group view={view} name="instructions" keys={['systemPrompt', 'appInstructions']} isOpenAtFirst>
    <TextAreaField
      {...fieldOf(view, 'systemPrompt', words.systemPrompt, words.systemPromptNote)}
      value={view.settings.systemPrompt}
      lines={4}
      maxLength={maximumSystemPrompt}
      onChange={(systemPrompt) => void setInference({ systemPrompt })}
    />
    <CheckField
      {...fieldOf(view, 'appInstructions', words.appInstructions, words.appInstructionsNote)}
      isChecked={view.settings.appInstructions}
      onChange={(appInstructions) => void setInference({ appInstructions })}
    />
  </Group>
)
