import type { ProfileId } from '../../shared/ids.ts'
import { forgetInferenceOfNewConversation, inferenceOfNewConversation } from './inference.ts'
import { openConversationState, send } from './open-conversation.ts'
import { chosenSchema, forgetSchemaOfNew } from './output-schema.ts'
import { chosenRegion } from './switch-profile.ts'

/** Asks what stands in the composer, with the settings and the schema that were chosen for it. */
export const askQuestion = async (profileId: ProfileId, modelId: string): Promise<void> => {
  const isNew = openConversationState().conversationId === null
  const started = await send({
    profileId,
    region: chosenRegion(),
    modelId,
    inference: isNew ? inferenceOfNewConversation() : null,
    outputSchema: chosenSchema(),
  })
  if (started === 'not-started' || !isNew) return
  forgetInferenceOfNewConversation()
  forgetSchemaOfNew()
}
