import type { Attachment } from '../../../../shared/attachment.ts'
import type { Batch } from '../../../../shared/batch.ts'
import { composerMessages } from '../../../../shared/messages/composer.ts'
import { quickActionsMessages as words } from '../../../../shared/messages/quick-actions.ts'
import type { UserFacingError } from '../../../../shared/user-facing-error.ts'
import { startBatch } from '../../../state/batches.ts'
import { removeAttachment } from '../../../state/composer-draft.ts'
import { chosenModel } from '../../../state/models.ts'
import { questionOf, takeBackQuestion } from '../../../state/quick-actions.ts'
import { currentSettings } from '../../../state/settings.ts'

const longestTitle = 60

/** A question that fits each file alone: it names none of them. */
export const batchPrompt = (): string => questionOf('summarise', [], currentSettings())

const titleOf = (prompt: string, count: number): string => {
  if (prompt.trim() === batchPrompt().trim()) return words.batchName(count)
  const [line = ''] = prompt.trim().split('\n', 1)
  return words.batchNameOf(line.length > longestTitle ? `${line.slice(0, longestTitle)}…` : line, count)
}

const notChosen = (remedy: 'choose-profile' | 'choose-model', title: string, advice: string): UserFacingError => ({
  code: remedy,
  title,
  advice,
  retryable: false,
  remedies: [],
})

/** Begins a batch with what is chosen in the composer; its files leave the field. */
export const startBatchOf = async (
  files: readonly Attachment[],
  prompt: string,
): Promise<{ readonly started: Batch } | { readonly error: UserFacingError }> => {
  const { profileId, region, modelId } = chosenModel()
  if (profileId === null) return { error: notChosen('choose-profile', composerMessages.noProfileTitle, composerMessages.noProfileAdvice) }
  if (modelId === '') return { error: notChosen('choose-model', composerMessages.noModelTitle, composerMessages.noModelAdvice) }
  const attachmentIds = files.map(({ id }) => id)
  const begun = await startBatch({ title: titleOf(prompt, files.length), prompt, attachmentIds, profileId, region, modelId })
  if ('error' in begun) return begun
  for (const id of attachmentIds) removeAttachment(id)
  takeBackQuestion()
  return begun
}
