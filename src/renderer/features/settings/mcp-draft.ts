import { mcpViewMessages as words } from '../../../shared/messages/mcp-view.ts'
import type { McpServer, McpTransport, NewMcpServer } from '../../../shared/mcp.ts'
import { joinCommand, splitCommand } from './command-words.ts'

/** `isKept`: its value lies in the keychain, and stays when nothing is typed. */
export type SecretRow = { readonly key: number; readonly name: string; readonly value: string; readonly isKept: boolean }

export type McpDraft = {
  readonly name: string
  readonly type: McpTransport['type']
  readonly command: string
  readonly folder: string
  readonly url: string
  /** Empty where the sign-in needs none. */
  readonly clientId: string
  readonly secrets: readonly SecretRow[]
}

export type McpProblems = {
  readonly name?: string
  readonly command?: string
  readonly url?: string
  /** By the row's key. */
  readonly secrets: ReadonlyMap<number, string>
}

export const emptyMcpDraft: McpDraft = { name: '', type: 'stdio', command: '', folder: '', url: '', clientId: '', secrets: [] }

const rowsOf = (names: readonly string[]): readonly SecretRow[] =>
  names.map((name, index) => ({ key: index, name, value: '', isKept: true }))

/** A server that is there already, without what its window never gets. */
export const draftOfServer = ({ name, transport }: McpServer): McpDraft =>
  transport.type === 'stdio'
    ? {
        ...emptyMcpDraft,
        name,
        command: joinCommand(transport.argv),
        folder: transport.folder ?? '',
        secrets: rowsOf(transport.environmentNames),
      }
    : {
        ...emptyMcpDraft,
        name,
        type: transport.type,
        url: transport.url,
        clientId: transport.clientId ?? '',
        secrets: rowsOf(transport.headerNames),
      }

/** Rows in which nothing was typed are not meant. */
const filled = ({ secrets }: McpDraft): readonly SecretRow[] => secrets.filter(({ name, value }) => name.trim() !== '' || value !== '')

const loopback = new Set(['localhost', '127.0.0.1', '[::1]'])

const urlProblem = (text: string): string | undefined => {
  const url = URL.canParse(text.trim()) ? new URL(text.trim()) : null
  if (url === null || (url.protocol !== 'https:' && !(url.protocol === 'http:' && loopback.has(url.hostname)))) return words.urlProblem
  return url.username === '' && url.password === '' ? undefined : words.urlUser
}

const commandProblem = (command: string): string | undefined => {
  const split = splitCommand(command)
  if (split.type === 'open-quote') return words.commandQuote
  return split.words.length === 0 || split.words[0] === '' ? words.commandMissing : undefined
}

const variableName = /^[^\s=\0]+$/u
/** https://www.rfc-editor.org/rfc/rfc9110#name-tokens */
const headerName = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/u

const secretProblem = (draft: McpDraft, row: SecretRow, earlier: readonly SecretRow[]): string | undefined => {
  const name = row.name.trim()
  if (name === '') return words.rowNameMissing
  const isSame = (other: string): boolean => (draft.type === 'stdio' ? other === name : other.toLowerCase() === name.toLowerCase())
  if (earlier.some((other) => isSame(other.name.trim()))) return words.rowNameTwice(name)
  return (draft.type === 'stdio' ? variableName : headerName).test(name) ? undefined : words.rowNameProblem
}

/** Why a draft cannot be kept, field by field. Main looks again. */
export const mcpProblems = (draft: McpDraft): McpProblems => {
  const rows = filled(draft)
  const name = draft.name.trim() === '' ? words.nameProblem : undefined
  const command = draft.type === 'stdio' ? commandProblem(draft.command) : undefined
  const url = draft.type === 'stdio' ? undefined : urlProblem(draft.url)
  const secrets = rows.flatMap((row, index) => {
    const problem = secretProblem(draft, row, rows.slice(0, index))
    return problem === undefined ? [] : [[row.key, problem] as const]
  })
  return {
    ...(name === undefined ? {} : { name }),
    ...(command === undefined ? {} : { command }),
    ...(url === undefined ? {} : { url }),
    secrets: new Map(secrets),
  }
}

export const hasMcpProblems = ({ secrets, ...fields }: McpProblems): boolean => secrets.size > 0 || Object.keys(fields).length > 0

/** What is kept of a draft without problems. A value that was kept and not typed again is not sent. */
export const serverOfDraft = (draft: McpDraft): NewMcpServer => {
  const rows = filled(draft)
  const names = rows.map((row) => row.name.trim())
  const split = splitCommand(draft.command)
  const clientId = draft.clientId.trim()
  return {
    name: draft.name.trim(),
    transport:
      draft.type === 'stdio'
        ? {
            type: 'stdio',
            argv: split.type === 'words' ? [...split.words] : [],
            folder: draft.folder.trim() === '' ? null : draft.folder.trim(),
            environmentNames: names,
          }
        : { type: draft.type, url: draft.url.trim(), headerNames: names, ...(clientId === '' ? {} : { clientId }) },
    secrets: Object.fromEntries(rows.filter(({ isKept, value }) => !isKept || value !== '').map((row) => [row.name.trim(), row.value])),
  }
}
