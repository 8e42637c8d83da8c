import type { UserFacingError } from '../../shared/user-facing-error.ts'
import { tryRequest } from '../bridge/client.ts'
import { editAndSaveDraft, type DraftKey } from './composer-draft.ts'
import { addOutcome } from './take-files.ts'

/**
 * Opens a locked PDF with its password, which crosses to main once and is not kept here. Null when the file has taken the place of its refusal, else
 * why not: a wrong password can be followed by another one.
 */
export const unlockFile = async (
  file: { readonly key: string; readonly lockedId: string },
  password: string,
  draftKey: DraftKey,
): Promise<UserFacingError | null> => {
  const unlocked = await tryRequest('attachments.unlock', { lockedId: file.lockedId, password })
  if (!unlocked.ok) return unlocked.error
  const [outcome] = unlocked.value.outcomes
  if (outcome === undefined) return null
  if (!outcome.ok) return outcome.error
  editAndSaveDraft(draftKey, (draft) => addOutcome({ ...draft, refused: draft.refused.filter(({ key }) => key !== file.key) }, outcome))
  return null
}
