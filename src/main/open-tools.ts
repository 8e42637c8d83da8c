import type { ConversationId } from '../shared/ids.ts'
import { homedir } from 'node:os'
import { resolve } from 'node:path'
import type { EventName, EventPayload } from '../shared/ipc/contract.ts'
import { awsFilePaths } from './credentials/read-aws-files.ts'
import type { SecretVault } from './credentials/secret-vault.ts'
import { loginCacheFolder } from './credentials/sign-in-token.ts'
import { approvalHandlers } from './ipc/handlers/approvals.ts'
import { auditHandlers } from './ipc/handlers/audit.ts'
import { folderHandlers } from './ipc/handlers/folders.ts'
import { noteHandlers } from './ipc/handlers/notes.ts'
import { toolHandlers } from './ipc/handlers/tools.ts'
import { mcpSecrets } from './mcp-secrets.ts'
import { once } from './once.ts'
import type { Aws } from './open-aws.ts'
import type { Files } from './open-files.ts'
import { openMcp, type McpOptions } from './open-mcp.ts'
import type { SaveDialogs } from './save-dialogs.ts'
import { rememberedApprovals } from './store/approvals.ts'
import type { WritableDatabase } from './store/database.ts'
import { allFolderPaths, listFolders } from './store/folders.ts'
import { startQuestions } from './start-questions.ts'
import { createApprovals } from './tools/approvals.ts'
import type { PlanSettings } from './tools/builtin/change-settings.ts'
import type { Root } from './tools/files/workspace-paths.ts'
import { endOrphans } from './tools/processes/end-tree.ts'
import type { ToolRegistry } from './tools/registry.ts'
import { endWithSignal } from './turns/end-with-signal.ts'

type Options = {
  /** That of the process, which has the PATH of the login shell after `aws().ensurePath`. */
  readonly environment: NodeJS.ProcessEnv
  /** Where the app keeps its own files: no tool opens them, and nobody grants them. */
  readonly ownFolder: string
  readonly version: string
  readonly database: () => WritableDatabase
  readonly files: Pick<Files, 'readWebPage' | 'keepAttachment'>
  readonly vault: SecretVault
  readonly openPage: (url: string) => Promise<boolean>
  readonly send: <Name extends EventName>(name: Name, payload: EventPayload<Name>) => void
  readonly aws: () => Pick<Aws, 'findRoute' | 'ensurePath'>
  readonly dialogs: SaveDialogs
  readonly planSettings: PlanSettings
  readonly sample: McpOptions['sample']
  /** Hears the text that a server gives a person to send. */
  readonly onForeignText: (text: string) => void
}

/** Puts together what models may call, who is asked before, and what is kept of it. Built at the first question, or when the list is looked at. */
export const openTools = (options: Options) => {
  const { environment, ownFolder, database, files, send, aws, dialogs, planSettings } = options
  const now = Date.now
  const newId = (): string => crypto.randomUUID()
  const onNotesChanged = (): void => send('notes.changed', {})
  const approvals = createApprovals({
    memory: rememberedApprovals(database),
    push: (waiting) => send('approvals.changed', { approvals: [...waiting] }),
    now,
    newId,
  })
  /** Programs are found where a terminal finds them. The login shell is asked at the first one, not at the first question. */
  const terminalEnvironment = async (): Promise<NodeJS.ProcessEnv> => {
    await aws().ensurePath()
    return environment
  }
  const mcp = openMcp({
    database,
    secrets: mcpSecrets(options.vault),
    environment: terminalEnvironment,
    approvals,
    mayStart: async (server) => {
      for (const question of startQuestions(server)) if (!(await dialogs.confirm(question))) return false
      return true
    },
    sample: options.sample,
    openPage: options.openPage,
    roots: () => allFolderPaths(database()),
    keepAttachment: files.keepAttachment,
    findRoute: () => aws().findRoute(),
    push: (servers) => send('mcp.changed', servers),
    onToolsChanged: () => send('tools.changed', {}),
    version: options.version,
    now,
    newId,
  })
  /** Waited for once: a server that takes long is there when it is. */
  const serversStarted = once(mcp.ready)
  const awsFiles = awsFilePaths(environment, homedir())
  /** Keys lie where the environment says, which need not be in `~/.aws`. */
  const keptOut = [ownFolder, awsFiles.configFile, awsFiles.credentialsFile, loginCacheFolder(environment, homedir())].map((path) =>
    resolve(path),
  )
  const roots = (conversationId: ConversationId): readonly Root[] => listFolders(database(), conversationId)

  const registry = once(async () => {
    endOrphans()
    const [{ createToolRegistry }, { createBuiltInTools }, { createOwnToolSources }] = await Promise.all([
      import('./tools/registry.ts'),
      import('./tools/built-in-tools.ts'),
      import('./turns/own-tool-sources.ts'),
    ])
    const builtIn = createBuiltInTools({
      own: { ...createOwnToolSources({ database, onNotesChanged, now, newId }), planSettings },
      files: { roots, keptOut },
      command: { roots, environment: terminalEnvironment, keptOut },
      fetch: { readHtml: files.readWebPage, findRoute: () => aws().findRoute() },
    })
    return createToolRegistry({ builtIn, mcp: mcp.tools })
  })

  const folders = folderHandlers({ database, pickFolder: dialogs.pickFolder, confirm: dialogs.confirm, now, newId, keptOut })
  /** A handler whose answer someone else hears too. */
  const heard =
    <Input, Output>(handle: (input: Input) => Promise<Output> | Output, hear: (output: Output) => void) =>
    async (input: Input): Promise<Output> => {
      const output = await handle(input)
      hear(output)
      return output
    }

  return {
    approvals,
    /** The tools as they are now, with those of servers that are just starting if that does not take long. */
    ready: (signal: AbortSignal): Promise<ToolRegistry> =>
      endWithSignal(
        async () => {
          const [tools] = await Promise.all([registry(), serversStarted().then(mcp.listsSettled)])
          return tools
        },
        0,
        signal,
      ),
    dispose: mcp.dispose,
    handlers: {
      ...toolHandlers(registry),
      ...approvalHandlers(approvals),
      ...mcp.handlers,
      'mcp.prompt': heard(mcp.handlers['mcp.prompt'], ({ text }) => options.onForeignText(text)),
      ...folders,
      'folders.grant': heard(folders['folders.grant'], mcp.rootsChanged),
      'folders.revoke': heard(folders['folders.revoke'], mcp.rootsChanged),
      ...noteHandlers({ database, now, newId, push: onNotesChanged }),
      ...auditHandlers({ database, saveFile: dialogs.saveFile, now }),
    },
  }
}
