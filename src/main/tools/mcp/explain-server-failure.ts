import { existsSync } from 'node:fs'
import { ExpectedError } from '../../../shared/expected-error.ts'
import { mcpMessages as words } from '../../../shared/messages/mcp.ts'
import { redactSecrets } from '../../../shared/redact-secrets.ts'
import type { UserFacingError } from '../../../shared/user-facing-error.ts'
import type { StoredServer } from './mcp-store.ts'
import { SignInNeeded } from './sign-in/authorized-fetch.ts'
import { ServerEnded } from './carrier.ts'
import { UnsafeBatchArgument } from './windows-program.ts'

type Texts = readonly [code: string, title: string, advice: string]

/** JSON-RPC codes of the SDK: https://modelcontextprotocol.io/specification and types.js. */
const closedCode = -32_000
const timeoutCode = -32_001

const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : null)

const chainOf = (error: unknown): readonly Error[] => (error instanceof Error ? [error, ...chainOf(error.cause)] : [])

const unreachable =
  /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EPIPE|CERT_|certificate|UNABLE_TO_|TimeoutError|socket hang up|[Pp]roxy/u

export const isTimeout = (error: unknown): boolean => codeOf(error) === timeoutCode
export const isClosed = (error: unknown): boolean => codeOf(error) === closedCode

/** A session that the server has forgotten: the protocol wants a new one. Some servers answer 400 instead of 404. */
export const isSessionLost = (error: unknown): boolean =>
  codeOf(error) === 404 || (error instanceof Error && codeOf(error) === 400 && /session/iu.test(error.message))

const endedTexts = ({ name }: StoredServer, { reason }: ServerEnded): Texts => {
  switch (reason) {
    case 'flood':
      return ['mcp-flood', words.floodTitle(name), words.floodAdvice]
    case 'too-large':
      return ['mcp-too-large', words.tooLargeTitle(name), words.tooLargeAdvice]
  }
}

const programTexts = ({ name, transport }: StoredServer, error: unknown): Texts | null => {
  if (transport.type !== 'stdio') return null
  if (error instanceof UnsafeBatchArgument) return ['mcp-batch', words.batchTitle(name), words.batchAdvice]
  const code = codeOf(error)
  const [program = ''] = transport.argv
  const { folder } = transport
  if (code === 'ENOENT' && folder !== null && !existsSync(folder))
    return ['mcp-folder-gone', words.folderGoneTitle(name), words.folderGoneAdvice]
  if (code === 'ENOTDIR') return ['mcp-folder-gone', words.folderGoneTitle(name), words.folderGoneAdvice]
  if (code === 'ENOENT') return ['mcp-not-found', words.notFoundTitle(name, program), words.notFoundAdvice]
  if (code === 'EACCES' || code === 'EPERM') return ['mcp-not-allowed', words.notAllowedTitle(name, program), words.notAllowedAdvice]
  return null
}

const connectionTexts = ({ name, transport }: StoredServer, error: unknown): Texts | null => {
  if (transport.type === 'stdio') return null
  const chain = chainOf(error)
  const status = chain.map(codeOf).find((code) => typeof code === 'number' && code >= 300 && code < 600)
  if (typeof status === 'number') return ['mcp-refused', words.refusedTitle(name, status), words.refusedAdvice]
  const isUnreachable = chain.some((one) => unreachable.test(`${one.name} ${String(codeOf(one))} ${one.message}`))
  return isUnreachable ? ['mcp-unreachable', words.unreachableTitle(name), words.unreachableAdvice] : null
}

const textsOf = (server: StoredServer, error: unknown, startLimitMs: number): Texts => {
  if (error instanceof ServerEnded) return endedTexts(server, error)
  if (chainOf(error).some((one) => one instanceof SignInNeeded)) return ['mcp-sign-in', words.signInTitle(server.name), words.signInAdvice]
  if (isTimeout(error)) return ['mcp-start-timeout', words.startTimeoutTitle(server.name, startLimitMs / 1000), words.startTimeoutAdvice]
  return programTexts(server, error) ?? connectionTexts(server, error) ?? ['mcp-start', words.startTitle(server.name), words.startAdvice]
}

/** Why a server does not run, in words; `hide` takes its own values out of the technical text. */
export const explainServerFailure = (
  server: StoredServer,
  error: unknown,
  startLimitMs: number,
  hide: (text: string) => string,
): UserFacingError => {
  if (error instanceof ExpectedError) return error.userFacing
  const [code, title, advice] = textsOf(server, error, startLimitMs)
  const detail = error instanceof Error ? redactSecrets(hide(error.message)).slice(0, 1000) : ''
  return { code, title, advice, retryable: true, remedies: [], ...(detail === '' ? {} : { detail }) }
}

/** A request that a running server did not answer well. */
export const requestFailure = ({ name }: StoredServer, error: unknown, hide: (text: string) => string): ExpectedError => {
  if (error instanceof ExpectedError) return error
  const [code, title, advice]: Texts = isTimeout(error)
    ? ['mcp-request-timeout', words.requestTimeoutTitle(name), words.requestTimeoutAdvice]
    : ['mcp-request', words.requestTitle(name), words.requestAdvice]
  const detail = error instanceof Error ? redactSecrets(hide(error.message)).slice(0, 1000) : ''
  return new ExpectedError({ code, title, advice, retryable: true, remedies: [], ...(detail === '' ? {} : { detail }) }, { cause: error })
}
