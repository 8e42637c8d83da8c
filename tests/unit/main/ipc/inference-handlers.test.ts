import { describe, expect, it } from 'vitest'
import { createLearnedRules } from '../../../../src/main/bedrock/learned-rules.ts'
import { modelFeatures } from '../../../../src/main/bedrock/model-features.ts'
import { inferenceHandlers } from '../../../../src/main/ipc/handlers/inference.ts'
import { profileIdSchema } from '../../../../src/shared/ids.ts'
import { temporaryDatabase } from '../../../support/temporary-database.ts'

const target = { profileId: profileIdSchema.parse('aws:work'), region: 'us-east-1', modelId: 'us.acme.robot-9' }

describe('the settings of a model', () => {
  it('are tried as they are, whatever the model refused before', async () => {
    const { database } = temporaryDatabase()
    const rules = createLearnedRules(undefined)
    rules.add({ modelId: target.modelId, behind: undefined }, { tools: false })
    const handlers = inferenceHandlers({
      database: () => database,
      features: async (modelId, behind) => modelFeatures(modelId, behind, rules.ruleOf({ modelId, behind })),
      forgetLearned: async (modelId, behind) => rules.forget({ modelId, behind }),
      connect: () => Promise.reject(new Error('Nothing needs a connection here')),
      listedModels: async () => [],
      listGuardrails: async () => [],
    })
    const toolsOf = async () => (await handlers['inference.read']({ ...target, conversationId: null })).features.tools
    const before = await toolsOf()
    await handlers['inference.writeModel']({ ...target, changes: { tools: true } })
    expect([before, await toolsOf()]).toEqual([false, true])
  })
})
