import type { AwsCredentials } from '../../src/main/aws-connection.ts'
import { openBlobFiles } from '../../src/main/attachments/blob-files.ts'
import { createReader } from '../../src/main/attachments/reader.ts'
import { createSendFiles } from '../../src/main/attachments/send-files.ts'
import { openBedrock } from '../../src/main/bedrock/open-bedrock.ts'
import { bundledModels } from '../../src/main/bedrock/list-models.ts'
import { createDemoHandler } from '../../src/main/demo/demo-handler.ts'
import { rememberedApprovals } from '../../src/main/store/approvals.ts'
import { createApprovals } from '../../src/main/tools/approvals.ts'
import { createOwnTools } from '../../src/main/tools/builtin/own-tools.ts'
import { createToolRegistry } from '../../src/main/tools/registry.ts'
import type { Tool } from '../../src/main/tools/tool.ts'
import { createActiveTurns } from '../../src/main/turns/active-turns.ts'
import { createChangeSettings } from '../../src/main/turns/change-settings.ts'
import { createForeignText } from '../../src/main/turns/foreign-text.ts'
import { createOwnToolSources } from '../../src/main/turns/own-tool-sources.ts'
import { createContextShortener } from '../../src/main/turns/shorten-context.ts'
import type { TurnDependencies } from '../../src/main/turns/turn-dependencies.ts'
import { createTurnStarter } from '../../src/main/turns/start-turn.ts'
import type { WritableDatabase } from '../../src/main/store/database.ts'
import { listAllMessages } from '../../src/main/store/messages.ts'
import type { Approval, ApprovalScope } from '../../src/shared/approval.ts'
import type { ConversationId } from '../../src/shared/ids.ts'
import { messageIdSchema, profileIdSchema, turnIdSchema } from '../../src/shared/ids.ts'
import type { Model } from '../../src/shared/model.ts'
import type { TurnEvent, TurnPush } from '../../src/shared/turn-event.ts'
import { directRoute } from './find-route.ts'
import { spawnNodeProcess } from './spawn-process.ts'

export const profileId = profileIdSchema.parse('aws:test')
export const modelId = 'us.anthropic.claude-sonnet-4-6'

const keys: AwsCredentials = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'secret-for-tests-only' }

const until = async (condition: () => boolean): Promise<void> => {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 5))
}

/** Tools besides the app's own, as they are when the turn begins. */
export type OtherTools = { readonly builtIn?: readonly Tool[]; readonly mcp?: () => readonly Tool[] }

/** Everything that a turn needs, put together as the bootstrap does, against a server at `url` and a real database. */
export const createTurnWorld = (database: WritableDatabase, blobFolder: string, url: string, others: OtherTools = {}) => {
  const pushes: TurnPush[] = []
  const faults: unknown[] = []
  const changed: ConversationId[] = []
  const forgotten: string[] = []
  const ownModels: Model[] = []
  const connections: { readonly profileId: string; readonly region: string }[] = []
  /** A test puts its own in place, to fail or to wait. */
  const credentials = { provide: async (): Promise<AwsCredentials> => keys }
  const blobs = openBlobFiles(blobFolder)
  const bedrock = openBedrock({
    demoHandler: async () => createDemoHandler({ chunksPerSecond: Number.POSITIVE_INFINITY }),
    findRoute: directRoute(),
  })
  const reader = createReader(spawnNodeProcess(new URL('../../src/main/attachments/reader-process.ts', import.meta.url)))
  const files = createSendFiles({ blobs, reader })
  const removedFiles: string[] = []
  const activeTurns = createActiveTurns((push) => pushes.push(push))
  const newId = () => crypto.randomUUID()
  const waiting: { now: readonly Approval[] } = { now: [] }
  const approvals = createApprovals({
    memory: rememberedApprovals(() => database),
    push: (now) => {
      waiting.now = now
    },
    now: Date.now,
    newId,
  })
  const foreignText = createForeignText()
  const dependencies: TurnDependencies = {
    database: () => database,
    bedrock: async () => bedrock,
    tools: async () => tools,
    approvals,
    connect: async (id, { region }) => {
      connections.push({ profileId: id, region })
      return {
        profileId: id,
        profileName: id,
        isDemo: id === 'demo',
        region: region === '' ? 'us-east-1' : region,
        endpoints: { runtime: id === 'demo' ? null : url, controlPlane: null, agentRuntime: null },
        identity: { type: 'keys', credentials: async () => credentials.provide() },
      }
    },
    forgetCredentials: (id) => forgotten.push(id),
    listedModels: async () => [...bundledModels(), ...ownModels],
    files: async () => files,
    removeFile: async (sha256) => {
      removedFiles.push(sha256)
    },
    foreignMarksIn: foreignText.marksIn,
    now: Date.now,
    newMessageId: () => messageIdSchema.parse(crypto.randomUUID()),
    newTurnId: () => turnIdSchema.parse(crypto.randomUUID()),
    newCallId: newId,
  }
  const planSettings = createChangeSettings(dependencies, (conversationId) => changed.push(conversationId))
  const sources = createOwnToolSources({ database: () => database, onNotesChanged: () => undefined, now: Date.now, newId })
  const tools = createToolRegistry({
    builtIn: [...createOwnTools({ ...sources, planSettings }), ...(others.builtIn ?? [])],
    mcp: others.mcp ?? (() => []),
  })
  const starter = createTurnStarter(
    dependencies,
    activeTurns,
    (conversationId) => changed.push(conversationId),
    (_what, cause) => faults.push(cause),
  )
  /** The question that waits first, as soon as one does. */
  const nextQuestion = async (): Promise<Approval> => {
    await until(() => waiting.now.length > 0)
    const [question] = waiting.now
    if (question === undefined) throw new Error('Nothing waits for an answer.')
    return question
  }
  return {
    dependencies,
    foreignText,
    approvals,
    waiting: () => waiting.now,
    nextQuestion,
    /** Says yes, or no, to the next question, and tells what it was. */
    allow: async (scope: ApprovalScope = 'once'): Promise<Approval> => {
      const question = await nextQuestion()
      approvals.answer(question.id, { type: 'allow', scope, content: null })
      return question
    },
    deny: async (message = ''): Promise<Approval> => {
      const question = await nextQuestion()
      approvals.answer(question.id, { type: 'deny', message })
      return question
    },
    shortener: createContextShortener(dependencies, activeTurns),
    removedFiles,
    starter,
    activeTurns,
    blobs,
    faults,
    changed,
    forgotten,
    ownModels,
    connections,
    credentials,
    events: (): TurnEvent[] => pushes.flatMap((push) => push.events),
    /** Waits until no turn of the conversation runs any more. */
    ended: (conversationId: ConversationId) => until(() => !activeTurns.isRunning(conversationId)),
    until,
    messages: (conversationId: ConversationId) => listAllMessages(database, conversationId),
    dispose: async () => {
      await activeTurns.stopAll()
    },
  }
}
