import type { McpServer } from '../shared/mcp.ts'
import { mcpMessages as words } from '../shared/messages/mcp.ts'
import { visibleLine as visible } from '../shared/visible-text.ts'
import type { Question } from './save-dialogs.ts'

/** Of one line, and of one question: a box of the system does not scroll everywhere. */
const longestLine = 300
const mostLines = 30

/** A long line goes on in others, which begin with a sign that no first line begins with. */
const foldedLine = (line: string): readonly string[] => {
  const letters = Array.from(line)
  return Array.from(
    { length: Math.max(1, Math.ceil(letters.length / longestLine)) },
    (_unused, index) => `${index === 0 ? '' : '… '}${letters.slice(index * longestLine, (index + 1) * longestLine).join('')}`,
  )
}

type Asked = Pick<McpServer, 'name' | 'transport' | 'shownValues'>

const linesOf = ({ transport, shownValues }: Asked): readonly string[] => {
  if (transport.type !== 'stdio') {
    const { url, headerNames, clientId } = transport
    const headers = headerNames.map((name) => words.connectHeader(visible(name)))
    return [`“${visible(url)}”`, ...headers, ...(clientId === undefined ? [] : [words.connectClient(visible(clientId))])]
  }
  const { argv, folder, environmentNames } = transport
  return [
    ...argv.map((word) => `“${visible(word)}”`),
    ...(folder === null ? [] : [words.startFolder(visible(folder))]),
    ...environmentNames.map((name) => {
      const value = Object.hasOwn(shownValues, name) ? shownValues[name] : undefined
      return value === undefined ? words.startSecret(visible(name)) : words.startVariable(visible(name), visible(value))
    }),
  ]
}

/**
 * Whether a program of a server may start, or an address be used: every word, in as many questions as it takes, for what is not seen could be anything.
 * Each needs a yes. A page that is not ours any more cannot answer them.
 */
export const startQuestions = (server: Asked): readonly Question[] => {
  const isProgram = server.transport.type === 'stdio'
  const name = visible(server.name)
  const title = isProgram ? words.mayStartTitle(name) : words.mayConnectTitle(name)
  const lines = linesOf(server).flatMap(foldedLine)
  const parts = Math.ceil(lines.length / mostLines)
  return Array.from({ length: parts }, (_unused, index) => ({
    message: parts === 1 ? title : words.partOfQuestion(title, index + 1, parts),
    detail: [isProgram ? words.startText : words.connectText, '', ...lines.slice(index * mostLines, (index + 1) * mostLines)].join('\n'),
    action: index + 1 < parts ? words.nextPart : isProgram ? words.startAction : words.connectAction,
  }))
}
