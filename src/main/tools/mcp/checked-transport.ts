import { posix, win32 } from 'node:path'
import { refusal } from '../../../shared/expected-error.ts'
import type { McpTransport, NewMcpServer } from '../../../shared/mcp.ts'
import { mcpMessages as words } from '../../../shared/messages/mcp.ts'
import { safeServerAddress } from './safe-server-address.ts'

/** What the protocol sets, or what would change where a request goes. */
const takenHeader =
  /^(?:host|connection|content-length|content-type|transfer-encoding|upgrade|te|trailer|expect|keep-alive|accept|last-event-id|mcp-.*|proxy-.*)$/iu
const headerName = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/u
const variableName = /^[A-Za-z_][A-Za-z0-9_.()-]*$/u
/** All of it has to be read before it is started. */
const mostCharacters = 16_000
/** Control characters but the tab, which would end a header. */
const hasControls = (value: string): boolean => /\p{Cc}/u.test(value.replaceAll('\t', ''))

const checkProgram = (name: string, transport: Extract<McpTransport, { type: 'stdio' }>): void => {
  const [program = ''] = transport.argv
  if (program.trim() === '' || transport.argv.some((word) => word.includes('\0'))) {
    throw refusal('mcp-program', words.programTitle(name), words.programAdvice)
  }
  const { folder, environmentNames } = transport
  if ([...transport.argv, folder ?? '', ...environmentNames].join(' ').length > mostCharacters) {
    throw refusal('mcp-program-long', words.programLongTitle(name), words.programLongAdvice)
  }
  if (folder !== null && (folder.includes('\0') || !(posix.isAbsolute(folder) || win32.isAbsolute(folder)))) {
    throw refusal('mcp-folder', words.folderTitle(name), words.folderAdvice)
  }
}

/** Refuses, in words, what could not be started or reached, or would not be what is shown. The transport without what is written twice. */
export const checkedTransport = ({ name, transport, secrets }: NewMcpServer): McpTransport => {
  for (const [key, value] of Object.entries(secrets)) {
    if (transport.type === 'stdio' ? value.includes('\0') : hasControls(value)) {
      throw refusal('mcp-value', words.valueTitle(key, name), words.valueAdvice)
    }
  }
  if (transport.type === 'stdio') {
    checkProgram(name, transport)
    const environmentNames = [...new Set(transport.environmentNames)]
    const wrong = environmentNames.find((variable) => !variableName.test(variable) || variable === '__proto__')
    if (wrong !== undefined) throw refusal('mcp-value', words.valueTitle(wrong, name), words.valueAdvice)
    return { ...transport, environmentNames }
  }
  const url = safeServerAddress(transport.url.trim())
  if (url === null) throw refusal('mcp-address', words.addressTitle(name), words.addressAdvice)
  const headerNames = [...new Set(transport.headerNames)]
  const wrong = headerNames.find((header) => takenHeader.test(header) || !headerName.test(header) || header === '__proto__')
  if (wrong !== undefined) throw refusal('mcp-header', words.headerTitle(name, wrong), words.headerAdvice)
  return { ...transport, url: url.href, headerNames }
}
