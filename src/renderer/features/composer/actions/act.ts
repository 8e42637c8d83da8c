import { putQuestion, type PromptName } from '../../../state/quick-actions.ts'
import { focusComposer } from '../../../state/view.ts'
import { ask } from '../ask.ts'

/** Puts the question of an action into the field, for editing, or asks it at once. */
export const act = (name: PromptName, isAskedAtOnce: boolean): void => {
  putQuestion(name)
  focusComposer()
  if (isAskedAtOnce) void ask()
}
