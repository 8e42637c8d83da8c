import { messageIdSchema, turnIdSchema, type ConversationId } from '../shared/ids.ts'
import type { EventName, EventPayload } from '../shared/ipc/contract.ts'
import { batchHandlers } from './ipc/handlers/batches.ts'
import { citationHandlers } from './ipc/handlers/citations.ts'
import { contextHandlers } from './ipc/handlers/context.ts'
import { inferenceHandlers } from './ipc/handlers/inference.ts'
import { priceHandlers } from './ipc/handlers/prices.ts'
import { replyHandlers } from './ipc/handlers/replies.ts'
import { schemaHandlers } from './ipc/handlers/schemas.ts'
import { turnHandlers } from './ipc/handlers/turns.ts'
import { usageHandlers } from './ipc/handlers/usage.ts'
import type { Logger } from './logger.ts'
import { once } from './once.ts'
import type { Aws } from './open-aws.ts'
import type { SecretVault } from './credentials/secret-vault.ts'
import type { Files } from './open-files.ts'
import { openTools } from './open-tools.ts'
import type { SaveDialogs } from './save-dialogs.ts'
import { getConversationSummary } from './store/conversations.ts'
import type { WritableDatabase } from './store/database.ts'
import { readLearnedRule, writeLearnedRule } from './store/learned-rules.ts'
import { createActiveTurns } from './turns/active-turns.ts'
import { createChangeSettings } from './turns/change-settings.ts'
import { createForeignText } from './turns/foreign-text.ts'
import { createBatchRunner } from './turns/run-batches.ts'
import { createSampleForServer } from './turns/sample-for-server.ts'
import { createContextShortener } from './turns/shorten-context.ts'
import { createTurnStarter } from './turns/start-turn.ts'
import type { TurnDependencies } from './turns/turn-dependencies.ts'

type Options = {
  readonly environment: NodeJS.ProcessEnv
  readonly ownFolder: string
  readonly version: string
  readonly database: () => WritableDatabase
  readonly files: Pick<Files, 'blobs' | 'sendFiles' | 'readWebPage' | 'keepAttachment'>
  readonly vault: SecretVault
  /** In the system browser; false when it could not be. */
  readonly openPage: (url: string) => Promise<boolean>
  readonly logger: Logger
  readonly send: <Name extends EventName>(name: Name, payload: EventPayload<Name>) => void
  /** Asked at its first use: the two know each other. */
  readonly aws: () => Aws
  readonly dialogs: SaveDialogs
}

/** Puts together what answers: the way to Bedrock, tools, turns, and what is known of their requests and their cost. */
export const openAnswers = (options: Options) => {
  const { environment, ownFolder, version, database, files, vault, openPage, logger, send, aws, dialogs } = options
  const { blobs, sendFiles } = files
  const activeTurns = createActiveTurns((push) => send('turn.push', push))
  /** Known without the AWS SDK, so that the window can say at its start what its model takes. */
  const learnedRules = once(async () => {
    const [{ createLearnedRules }, { learnedRuleSchema }] = await Promise.all([
      import('./bedrock/learned-rules.ts'),
      import('./bedrock/model-rules.ts'),
    ])
    return createLearnedRules({
      read: (modelId) => learnedRuleSchema.safeParse(readLearnedRule(database(), modelId, Date.now())).data ?? null,
      write: (modelId, rule) => writeLearnedRule(database(), modelId, rule, Date.now()),
    })
  })
  const bedrock = once(async () => {
    const [{ openBedrock }, rules] = await Promise.all([import('./bedrock/open-bedrock.ts'), learnedRules()])
    return openBedrock({
      demoHandler: async () => (await import('./demo/demo-handler.ts')).createDemoHandler(),
      findRoute: () => aws().findRoute(),
      learnedRules: rules,
    })
  })
  const onChange = (conversationId: ConversationId): void => {
    const summary = getConversationSummary(database(), conversationId)
    if (summary !== null) send('conversation.changed', summary)
  }
  const foreignText = createForeignText()
  const dependencies: TurnDependencies = {
    database,
    bedrock,
    tools: (signal) => tools.ready(signal),
    approvals: { decide: (asked, signal) => tools.approvals.decide(asked, signal) },
    connect: (profileId, where) => aws().connect(profileId, where),
    forgetCredentials: (profileId) => aws().forgetCredentials(profileId),
    listedModels: (profileId, region) => aws().listedModels(profileId, region),
    files: sendFiles,
    removeFile: (sha256) => blobs.remove(sha256),
    foreignMarksIn: foreignText.marksIn,
    now: Date.now,
    newMessageId: () => messageIdSchema.parse(crypto.randomUUID()),
    newTurnId: () => turnIdSchema.parse(crypto.randomUUID()),
    newCallId: () => crypto.randomUUID(),
  }
  const planSettings = createChangeSettings(dependencies, (conversationId) => {
    onChange(conversationId)
    send('inference.changed', { conversationId })
  })
  const tools = openTools({
    environment,
    ownFolder,
    version,
    database,
    files,
    vault,
    openPage,
    send,
    aws,
    dialogs,
    planSettings,
    sample: createSampleForServer(dependencies),
    onForeignText: foreignText.keep,
  })
  const starter = createTurnStarter(dependencies, activeTurns, onChange, logger.error)
  const batches = createBatchRunner({
    database,
    starter,
    activeTurns,
    onChange: (batch) => send('batch.changed', batch),
    now: Date.now,
    newId: () => crypto.randomUUID(),
  })
  const modelNames = async (): Promise<(modelId: string) => string> => {
    const { bundledModels } = await import('./bedrock/list-models.ts')
    const names = new Map([...bundledModels({ isDemo: true }), ...bundledModels()].map(({ id, name }) => [id, name]))
    return (modelId) => names.get(modelId) ?? modelId
  }

  return {
    bedrock,
    activeTurns,
    foreignMarksIn: foreignText.marksIn,
    stopBatches: batches.dispose,
    closeTools: tools.dispose,
    handlers: {
      ...tools.handlers,
      ...turnHandlers(starter, activeTurns, dependencies),
      ...batchHandlers({ database, runner: batches, saveFile: dialogs.saveFile }),
      ...citationHandlers({ database }),
      ...contextHandlers(database, createContextShortener(dependencies, activeTurns)),
      ...inferenceHandlers({
        database,
        features: async (modelId, behind) => {
          const [{ modelFeatures }, rules] = await Promise.all([import('./bedrock/model-features.ts'), learnedRules()])
          return modelFeatures(modelId, behind, rules.ruleOf({ modelId, behind }))
        },
        forgetLearned: async (modelId, behind) => (await learnedRules()).forget({ modelId, behind }),
        connect: dependencies.connect,
        listedModels: dependencies.listedModels,
        listGuardrails: (connection, signal) => aws().listGuardrails(connection, signal),
      }),
      ...schemaHandlers({ database, now: Date.now, newId: () => crypto.randomUUID() }),
      ...priceHandlers({ database, findRoute: () => aws().findRoute(), environment, now: Date.now }),
      ...usageHandlers({ database, profileNames: () => aws().profileNames(), modelNames, saveFile: dialogs.saveFile, now: Date.now }),
      ...replyHandlers({ database, ...dialogs, readBytes: (sha256) => blobs.read(sha256) }),
    },
  }
}
