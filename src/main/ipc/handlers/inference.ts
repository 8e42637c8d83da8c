import type { Conversation } from '../../../shared/conversation.ts'
import type { ModelBehind } from '../../bedrock/reply-request.ts'
import type { AwsConnection } from '../../aws-connection.ts'
import type { ListedGuardrail, ModelFeatures } from '../../../shared/inference.ts'
import type { Model } from '../../../shared/model.ts'
import { readConversationInference, writeConversationInference } from '../../store/conversations.ts'
import type { WritableDatabase } from '../../store/database.ts'
import { readModelSettings, writeModelSettings } from '../../store/model-settings.ts'
import { readSettings } from '../../store/settings.ts'
import { modelBehind } from '../../turns/model-behind.ts'
import { appInference, settingsKeyOf } from '../../turns/resolve-inference.ts'
import { ExpectedError } from '../../../shared/expected-error.ts'
import type { PageHandlers } from '../page-handlers.ts'

type Options = {
  readonly database: () => WritableDatabase
  readonly features: (modelId: string, behind: ModelBehind | undefined) => Promise<ModelFeatures>
  /** What a person sets for a model is tried as it is, whatever was refused before. */
  readonly forgetLearned: (modelId: string, behind: ModelBehind | undefined) => Promise<void>
  readonly connect: (profileId: string, options: { readonly region: string }) => Promise<AwsConnection>
  readonly listedModels: (profileId: string, region: string) => Promise<readonly Model[]>
  readonly listGuardrails: (connection: AwsConnection, signal: AbortSignal) => Promise<readonly ListedGuardrail[]>
}

const guardrailsTimeoutMs = 20_000

type Target = Pick<Conversation, 'profileId' | 'region' | 'modelId'>

/** The settings of requests, layer by layer. Nothing here needs the network but the list of guardrails. */
export const inferenceHandlers = ({
  database,
  features,
  forgetLearned,
  connect,
  listedModels,
  listGuardrails,
}: Options): PageHandlers<'guardrails' | 'inference'> => {
  const behindOf = (target: Target) => modelBehind({ listedModels }, target, target.modelId)
  return {
    'inference.read': async ({ conversationId, ...target }) => {
      const behind = await behindOf(target)
      return {
        conversation: conversationId === null ? {} : readConversationInference(database(), conversationId),
        model: readModelSettings(database(), settingsKeyOf(target.modelId, behind)),
        app: appInference(readSettings(database())),
        features: await features(target.modelId, behind),
      }
    },
    'inference.write': ({ conversationId, changes }) => {
      writeConversationInference(database(), conversationId, changes)
      return changes
    },
    'inference.writeModel': async ({ changes, ...target }) => {
      const behind = await behindOf(target)
      writeModelSettings(database(), settingsKeyOf(target.modelId, behind), changes)
      await forgetLearned(target.modelId, behind)
      return changes
    },
    'guardrails.list': async ({ profileId, region }) => {
      try {
        const connection = await connect(profileId, { region })
        return { guardrails: [...(await listGuardrails(connection, AbortSignal.timeout(guardrailsTimeoutMs)))], problem: null }
      } catch (cause) {
        // Without a list an id can still be typed; the reason stands beside the field.
        if (cause instanceof ExpectedError) return { guardrails: [], problem: cause.userFacing }
        const { explainError } = await import('../../bedrock/explain-error.ts')
        return { guardrails: [], problem: explainError(cause, { region, profileId }) }
      }
    },
  }
}
