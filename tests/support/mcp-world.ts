import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { onTestFinished, vi } from 'vitest'
import { mcpSecrets } from '../../src/main/mcp-secrets.ts'
import { openMcp, type McpOptions } from '../../src/main/open-mcp.ts'
import { rememberedApprovals } from '../../src/main/store/approvals.ts'
import type { WritableDatabase } from '../../src/main/store/database.ts'
import { createApprovals } from '../../src/main/tools/approvals.ts'
import type { SampleRequest } from '../../src/main/tools/mcp/server-requests.ts'
import type { PlannedCall } from '../../src/main/tools/tool.ts'
import type { Approval, ApprovalAnswer } from '../../src/shared/approval.ts'
import type { McpServer, McpStatus, NewMcpServer } from '../../src/shared/mcp.ts'
import type { ToolOutcome } from '../../src/shared/message.ts'
import { directRoute } from './find-route.ts'
import { createKeychain } from './keychain-double.ts'
import { planned } from './planned-call.ts'
import { anAttachment, temporaryDatabase } from './temporary-database.ts'

const { resolve } = createRequire(import.meta.url)

/** The words that start one of the official servers. */
export const officialServer = (name: 'everything' | 'filesystem' | 'memory', ...rest: readonly string[]): string[] => [
  process.execPath,
  resolve(`@modelcontextprotocol/server-${name}/dist/index.js`),
  ...rest,
]

export const stdioServer = (name: string, argv: readonly string[], secrets: Readonly<Record<string, string>> = {}): NewMcpServer => ({
  name,
  transport: { type: 'stdio', argv: [...argv], folder: null, environmentNames: Object.keys(secrets) },
  secrets: { ...secrets },
})

export const webServer = (
  name: string,
  type: 'http' | 'sse',
  url: string,
  secrets: Readonly<Record<string, string>> = {},
): NewMcpServer => ({
  name,
  transport: { type, url, headerNames: Object.keys(secrets) },
  secrets: { ...secrets },
})

type Options = Partial<
  Pick<McpOptions, 'roots' | 'environment' | 'startLimitMs' | 'restartDelaysMs' | 'silenceLimitMs' | 'openPage' | 'mayStart'>
> & {
  readonly database?: WritableDatabase
  readonly keyring?: ReturnType<typeof createKeychain>
}

const patient = { timeout: 20_000, interval: 20 }

/** Servers as the app opens them: a real database, real programs and ports, a person who answers as `answers` says. */
export const mcpWorld = ({ database = temporaryDatabase().database, keyring = createKeychain(), ...options }: Options = {}) => {
  const asked: Approval[] = []
  const answers: ApprovalAnswer[] = []
  const sampled: SampleRequest[] = []
  const pages: string[] = []
  const kept: { readonly name: string; readonly text: string }[] = []
  const pushes: (readonly McpServer[])[] = []
  const approvals = createApprovals({
    memory: rememberedApprovals(() => database),
    push: (waiting) => {
      const [first] = waiting
      if (first === undefined || asked.some(({ id }) => id === first.id)) return
      asked.push(first)
      const answer = answers.shift()
      if (answer !== undefined) queueMicrotask(() => approvals.answer(first.id, answer))
    },
    now: Date.now,
    newId: () => crypto.randomUUID(),
  })
  const mcp = openMcp({
    database: () => database,
    secrets: mcpSecrets(keyring.vaultOn('linux')),
    environment: async () => process.env,
    approvals,
    mayStart: async () => true,
    sample: async (request) => {
      sampled.push(request)
      return { text: 'A model said this.', modelId: 'demo.reader', stopReason: 'endTurn' }
    },
    openPage: async (url) => {
      pages.push(url)
      return true
    },
    roots: () => [],
    keepAttachment: async (name, bytes) => {
      kept.push({ name, text: Buffer.from(bytes).toString('utf8').slice(0, 200) })
      return anAttachment({ name, sizeBytes: bytes.byteLength })
    },
    findRoute: directRoute(),
    push: ({ servers }) => pushes.push(servers),
    onToolsChanged: () => undefined,
    version: '1.0.0',
    now: Date.now,
    newId: () => crypto.randomUUID(),
    restartDelaysMs: [50, 50],
    ...options,
  })
  onTestFinished(() => mcp.dispose())
  const { handlers } = mcp

  const server = async (id: string): Promise<McpServer> => {
    const found = (await handlers['mcp.list']({})).find((one) => one.id === id)
    if (found === undefined) throw new Error(`No server ${id}`)
    return found
  }
  const untilStatus = (id: string, status: McpStatus): Promise<McpServer> =>
    vi.waitFor(async () => {
      const found = await server(id)
      if (found.status !== status) throw new Error(`${found.name} is ${found.status}: ${JSON.stringify(found.error)}`)
      return found
    }, patient)
  const confirmed = async (given: NewMcpServer): Promise<McpServer> => {
    const added = await handlers['mcp.add'](given)
    return await handlers['mcp.confirm']({ serverId: added.id, confirmationHash: added.confirmationHash })
  }
  return {
    mcp,
    handlers,
    database,
    keyring,
    approvals,
    asked,
    answers,
    sampled,
    pages,
    kept,
    pushes,
    server,
    untilStatus,
    confirmed,
    /** Added, confirmed and running. */
    running: async (given: NewMcpServer): Promise<McpServer> => untilStatus((await confirmed(given)).id, 'running'),
    plan: (name: string, input: unknown): Promise<PlannedCall> => planned(mcp.tools(), name, input),
    /** A call that was allowed. */
    call: async (
      name: string,
      input: unknown,
      signal = new AbortController().signal,
      onOutput: (text: string) => void = () => undefined,
    ): Promise<ToolOutcome> => (await planned(mcp.tools(), name, input)).run(signal, onOutput),
    log: async (id: McpServer['id']): Promise<string> => (await handlers['mcp.log']({ serverId: id })).map(({ text }) => text).join('\n'),
  }
}

const hostileScript = fileURLToPath(new URL('hostile-mcp-server.ts', import.meta.url))

/** The words that start the hostile server with this deed. */
export const hostileServer = (deed: string, ...rest: readonly string[]): string[] => [process.execPath, hostileScript, deed, ...rest]

export const once = { type: 'allow', scope: 'once', content: null } as const
