import { Agent, createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { connect } from 'node:net'
import { onTestFinished } from 'vitest'
import { createFetchTool } from '../../src/main/tools/fetch/fetch-tool.ts'
import type { Lookup } from '../../src/main/tools/fetch/safe-request.ts'
import type { ReadHtml } from '../../src/main/tools/fetch/page-text.ts'
import { listen } from './tls-server.ts'
import { toolContext } from './planned-call.ts'

export const publicAddress = '93.184.216.34'
/** Public as well, but nothing answers there. */
export const silentAddress = '93.184.216.35'
/** Nothing listens there. */
const closedPort = 9

export type Answer = (request: IncomingMessage, response: ServerResponse) => void

type Options = {
  /** What the names of the test lead to, asked anew each time; any other name leads to the public address. */
  readonly lookup?: Lookup
  readonly readHtml?: ReadHtml
  readonly timeoutMs?: number
}

/** The words as they are, so that a test without a reader's process sees what it would get. */
const asItIs: ReadHtml = async (bytes) => ({ title: 'A page', text: new TextDecoder().decode(bytes) })

/**
 * An internet of one server, which answers at the public address for every name. Whatever is connected to at any other address reaches the canary: a
 * server that must never be reached.
 */
export const createFetchWorld = async (answer: Answer, { readHtml = asItIs, timeoutMs, ...options }: Options = {}) => {
  const asked: string[] = []
  const canary: string[] = []
  const lookups: string[] = []
  const server = createServer((request, response) => {
    asked.push(`${request.headers.host}${request.url}`)
    answer(request, response)
  })
  const secret = createServer((request, response) => {
    canary.push(`${request.headers.host}${request.url}`)
    response.end('secret-canary')
  })
  secret.on('connection', () => canary.push('connection'))
  const [port, secretPort] = [await listen(server), await listen(secret)]
  onTestFinished(() => {
    for (const each of [server, secret]) {
      each.closeAllConnections()
      each.close()
    }
  })
  const lookup: Lookup = async (host) => {
    lookups.push(host)
    return options.lookup === undefined ? [{ address: publicAddress }] : await options.lookup(host)
  }
  const portOf = (address: string): number => (address === publicAddress ? port : address === silentAddress ? closedPort : secretPort)
  const tool = createFetchTool({
    readHtml,
    lookup,
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
    findRoute: async () => ({
      // No certificate is needed here: the other end of every connection is this process.
      agentTo: (address, { protocol }) => {
        const agent = new Agent()
        return Object.assign(agent, {
          protocol,
          createConnection: () => connect(portOf(address), '127.0.0.1'),
        })
      },
    }),
  })
  const context = toolContext()
  return {
    tool,
    asked,
    canary,
    lookups,
    plan: (input: unknown) => tool.plan(input, context, new AbortController().signal),
    /** What the model gets, or the words of the failure. */
    fetch: async (url: string, signal: AbortSignal = new AbortController().signal, start?: number): Promise<string> => {
      try {
        const planned = await tool.plan(start === undefined ? { url } : { url, start }, context, signal)
        return (await planned.run(signal, () => undefined)).text
      } catch (error) {
        return error instanceof Error ? `failed: ${error.message}` : 'failed'
      }
    },
  }
}
