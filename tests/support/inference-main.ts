import { conversationIdSchema, profileIdSchema } from '../../src/shared/ids.ts'
import { defaultInference, type InferenceChanges, type ModelFeatures } from '../../src/shared/inference.ts'
import { installBridge } from './bridge-double.ts'

export const conversationId = conversationIdSchema.parse('6f9619ff-8b86-4d01-b42d-00cf4fc964ff')
export const otherId = conversationIdSchema.parse('7f9619ff-8b86-4d01-b42d-00cf4fc964ff')
const profileId = profileIdSchema.parse('aws:work')
export const failure = { code: 'disk-full', title: 'The disk is full', advice: 'Make room.', retryable: true, remedies: [] }
export const features: ModelFeatures = {
  modelId: 'm',
  baseModelId: 'm',
  target: 'model',
  contextWindow: null,
  maxOutput: null,
  leftOut: [],
  refusedTiers: [],
  samplingIsEitherOr: false,
  topK: true,
  reasoning: 'none',
  efforts: [],
  cachePlaces: ['system'],
  cacheTtls: ['5m'],
  structuredOutput: 'tool',
  tools: true,
  citations: true,
  countsTokens: null,
}
export const ofConversation = { conversationId, profileId, region: 'eu-west-1', modelId: 'm' }
export const ofNew = { ...ofConversation, conversationId: null }
const model: InferenceChanges = { temperature: 0.2 }

/** Main, with what it has stored; a write waits until the test lets it go on where `holds` is set. */
export const inferenceMain = (stored: InferenceChanges = {}) => {
  const disk = { conversation: stored, model, holds: false, fails: false }
  const waiting: (() => void)[] = []
  const bridge = installBridge({
    'inference.read': ({ conversationId: id }: { conversationId: string | null }) => ({
      ok: true,
      value: { conversation: id === null ? {} : disk.conversation, model: disk.model, app: defaultInference, features },
    }),
    'inference.write': async ({ changes }: { changes: InferenceChanges }) => {
      if (disk.holds) await new Promise<void>((resolve) => waiting.push(resolve))
      if (disk.fails) return { ok: false, error: failure }
      disk.conversation = changes
      return { ok: true, value: changes }
    },
    'inference.writeModel': ({ changes }: { changes: InferenceChanges }) => {
      disk.model = changes
      return { ok: true, value: changes }
    },
  })
  const written = () => bridge.calls.filter(({ name }) => name === 'inference.write').map(({ input }) => input)
  return { disk, bridge, written, goOn: () => waiting.shift()?.() }
}
