import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import { setTimeout } from 'node:timers/promises'
import { bytesOf } from './event-stream.ts'
import { foldScript } from './fold-script.ts'
import type { Rejection } from './rejection.ts'
import type { Script, StreamStep } from './script-steps.ts'
import { echo, plainText } from './scripts.ts'
import { countOf } from './count-tokens.ts'
import { validateAuthorization, validateCount, validateRequest } from './validate-request.ts'
import { parseWireRequest } from './validate-shape.ts'

type Operation = 'converse' | 'converse-stream' | 'count-tokens'

/** `rejection` is set where the request was refused as the real service would; `at` is milliseconds since 1970. */
export type RecordedRequest = {
  readonly at: number
  readonly operation: Operation
  readonly modelId: string
  readonly headers: IncomingHttpHeaders
  readonly httpVersion: string
  readonly body: unknown
  readonly rejection: Rejection | null
}

export type BedrockServer = {
  readonly url: string
  readonly requests: readonly RecordedRequest[]
  readonly connectionCount: () => number
  /**
   * Queues what the next requests of the operation are answered with; without any, the question is echoed (Converse: a title) and tokens are counted.
   * Of scripts for CountTokens only refusals mean something.
   */
  readonly script: (next: Script | readonly Script[], operation?: Operation) => void
  /** Lets that many gated pieces go, those of answers yet to come included. */
  readonly release: (count?: number) => void
  /** A second call does nothing. */
  readonly close: () => Promise<void>
}

const route = /^\/model\/([^/]+)\/(converse|converse-stream|count-tokens)$/u

const parsedBody = (body: string): unknown => {
  try {
    return JSON.parse(body)
  } catch {
    return null
  }
}

const questionIn = (body: unknown): string => {
  const parsed = parseWireRequest(body)
  return 'request' in parsed ? (parsed.request.messages.at(-1)?.content.findLast((block) => block.text !== undefined)?.text ?? '') : ''
}

const operationOf = (name: string): Operation => {
  if (name === 'count-tokens') return name
  return name === 'converse' ? name : 'converse-stream'
}

const validate = (operation: Operation, modelId: string, body: unknown): Rejection | null =>
  operation === 'count-tokens' ? validateCount(modelId, body) : validateRequest(modelId, body, operation)

const defaultScript = (operation: Operation, body: unknown): Script =>
  operation === 'converse-stream' ? echo(questionIn(body)) : plainText('A title from the server')

const answerWhole = (response: ServerResponse, body: unknown): void => {
  response.writeHead(200, { 'content-type': 'application/json', 'x-amzn-requestid': crypto.randomUUID() })
  response.end(JSON.stringify(body))
}

const refuse = (response: ServerResponse, { status, type, message }: Rejection, headers: Readonly<Record<string, string>> = {}): void => {
  response.writeHead(status, {
    ...headers,
    'content-type': 'application/json',
    'x-amzn-errortype': `${type}:http://internal.amazon.com/coral/com.amazon.bedrock/`,
    'x-amzn-requestid': crypto.randomUUID(),
  })
  response.end(JSON.stringify({ message }))
}

/** Counts released pieces and those that wait for one. */
const createGate = () => {
  let open = 0
  const waiting: (() => void)[] = []
  return {
    release: (count: number): void => {
      for (let released = 0; released < count; released += 1) {
        const next = waiting.shift()
        if (next === undefined) open += 1
        else next()
      }
    },
    pass: (): Promise<void> => {
      if (open > 0) {
        open -= 1
        return Promise.resolve()
      }
      return new Promise((resolve) => waiting.push(resolve))
    },
  }
}
type Gate = ReturnType<typeof createGate>

const write = async (response: ServerResponse, bytes: Uint8Array, oneByteAtATime: boolean): Promise<void> => {
  if (!oneByteAtATime) {
    response.write(bytes)
    return
  }
  for (const byte of bytes) {
    response.write(Uint8Array.of(byte))
    await setTimeout(0)
  }
}

/** Does one step; false ends the answer without closing it properly. */
const perform = async (step: StreamStep, response: ServerResponse, gate: Gate, oneByteAtATime: boolean): Promise<boolean> => {
  const bytes = bytesOf(step)
  if (bytes !== null) await write(response, bytes, oneByteAtATime)
  if (step.type === 'wait') await setTimeout(step.forMs)
  if (step.type === 'gate') await gate.pass()
  if (step.type === 'reset') response.socket?.resetAndDestroy()
  return step.type !== 'reset' && step.type !== 'hang' && !response.destroyed
}

const answerStream = async (response: ServerResponse, script: Extract<Script, { type: 'stream' }>, gate: Gate): Promise<void> => {
  response.writeHead(200, { 'content-type': 'application/vnd.amazon.eventstream', 'x-amzn-requestid': crypto.randomUUID() })
  response.flushHeaders()
  for (const step of script.steps) {
    if (!(await perform(step, response, gate, script.oneByteAtATime === true))) return
  }
  response.end()
}

/** A local Amazon Bedrock: its wire protocol and its refusals, with answers from scripts. */
export const startBedrockServer = async (): Promise<BedrockServer> => {
  const requests: RecordedRequest[] = []
  const queues: Readonly<Record<Operation, Script[]>> = { converse: [], 'converse-stream': [], 'count-tokens': [] }
  const gate = createGate()
  let connections = 0

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const [, encodedId, name] = route.exec(request.url ?? '') ?? []
    const raw = await text(request)
    if (request.method !== 'POST' || encodedId === undefined || name === undefined) {
      refuse(response, { status: 404, type: 'UnknownOperationException', message: 'Unknown operation.' })
      return
    }
    const operation = operationOf(name)
    const modelId = decodeURIComponent(encodedId)
    const body = parsedBody(raw)
    const rejection = validateAuthorization(request.headers) ?? validate(operation, modelId, body)
    requests.push({ at: Date.now(), operation, modelId, headers: request.headers, httpVersion: request.httpVersion, body, rejection })
    if (rejection !== null) {
      refuse(response, rejection)
      return
    }
    const script = queues[operation].shift() ?? defaultScript(operation, body)
    if (script.type === 'refusal') refuse(response, script.rejection, script.headers)
    else if (operation === 'converse-stream') await answerStream(response, script, gate)
    else answerWhole(response, operation === 'converse' ? foldScript(script.steps) : { inputTokens: countOf(body) })
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((cause: unknown) => response.destroy(cause instanceof Error ? cause : new Error(String(cause))))
  })
  server.on('connection', () => {
    connections += 1
  })
  server.keepAliveTimeout = 60_000
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The test server has no port.')

  return {
    url: `http://127.0.0.1:${address.port}`,
    requests,
    connectionCount: () => connections,
    script: (next, operation = 'converse-stream') => {
      queues[operation].push(...[next].flat())
    },
    release: (count = 1) => gate.release(count),
    close: () =>
      new Promise((resolve, reject) => {
        if (!server.listening) {
          resolve()
          return
        }
        server.close((cause) => (cause === undefined ? resolve() : reject(cause)))
        server.closeAllConnections()
      }),
  }
}
