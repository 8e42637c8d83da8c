import { isLoaderVariable } from '../../../shared/loader-variable.ts'
import { mcpViewMessages as words } from '../../../shared/messages/mcp-view.ts'
import type { McpTransport } from '../../../shared/mcp.ts'
import { mixedWords, visibleText } from '../../../shared/visible-text.ts'

/** Programs that take another program as a text. */
const shells = /^(?:(?:ba|da|z|fi|k|c|tc)?sh|cmd|powershell|pwsh|osascript|wscript|cscript|mshta)(?:\.exe)?$/iu
const nameOf = (program: string): string => program.split(/[/\\]/u).at(-1) ?? program

const ofProgram = ({ argv, environmentNames }: Extract<McpTransport, { type: 'stdio' }>): readonly string[] => {
  const names = environmentNames.filter(isLoaderVariable)
  return [
    ...(shells.test(nameOf(argv[0] ?? '')) ? [words.warnShell] : []),
    ...(names.length === 0 ? [] : [words.warnVariables(names.map(visibleText).join(', '))]),
  ]
}

/** What is easily overlooked in what a server would start, in words. */
export const mcpWarnings = (transport: McpTransport): readonly string[] => {
  const texts = transport.type === 'stdio' ? [...transport.argv, transport.folder ?? '', ...transport.environmentNames] : [transport.url]
  const mixed = [...new Set(texts.flatMap(mixedWords))]
  return [
    ...(transport.type === 'stdio' ? ofProgram(transport) : []),
    ...(texts.some((text) => visibleText(text) !== text) ? [words.warnHidden] : []),
    ...(mixed.length === 0 ? [] : [words.warnLetters(mixed.join(', '))]),
  ]
}
