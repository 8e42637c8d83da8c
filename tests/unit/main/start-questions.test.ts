import { describe, expect, it } from 'vitest'
import { startQuestions } from '../../../src/main/start-questions.ts'
import { mcpMessages as words } from '../../../src/shared/messages/mcp.ts'

const program = (argv: readonly string[], more: { readonly folder?: string; readonly environmentNames?: readonly string[] } = {}) => ({
  name: 'Files',
  transport: { type: 'stdio' as const, argv: [...argv], folder: more.folder ?? null, environmentNames: [...(more.environmentNames ?? [])] },
  shownValues: {},
})

describe('startQuestions', () => {
  it('shows every word on a line of its own, and what cannot be seen by its number', () => {
    expect(startQuestions({ ...program(['npx', '-y', 'a b', 'x\ny', '']), name: 'Files\u{202e}' })).toEqual([
      {
        message: words.mayStartTitle(String.raw`Files\u{202e}`),
        detail: [words.startText, '', '“npx”', '“-y”', '“a b”', String.raw`“x\u{a}y”`, '“”'].join('\n'),
        action: words.startAction,
      },
    ])
  })

  it('shows the folder and the variables, with the values that are no secrets', () => {
    const server = program(['node', 'server.js'], { folder: '/tmp/x', environmentNames: ['NODE_OPTIONS', 'API_KEY', 'constructor'] })
    const [question] = startQuestions({ ...server, shownValues: { NODE_OPTIONS: '--import=/tmp/evil.mjs' } })
    expect(question?.detail.split('\n').slice(2)).toEqual([
      '“node”',
      '“server.js”',
      words.startFolder('/tmp/x'),
      words.startVariable('NODE_OPTIONS', '--import=/tmp/evil.mjs'),
      words.startSecret('API_KEY'),
      words.startSecret('constructor'),
    ])
  })

  it('leaves nothing out: what is long goes on in further lines, and in further questions', () => {
    const argv = ['node', '-e', `${'a'.repeat(700)};evil()`, ...Array.from({ length: 40 }, (_unused, index) => `--word-${index}`)]
    const questions = startQuestions(program(argv))
    const lines = questions.flatMap(({ detail }) => detail.split('\n').slice(2))
    const shown = lines
      .reduce((all, line) => (line.startsWith('… ') ? `${all}${line.slice(2)}` : `${all}\n${line}`), '')
      .split('\n')
      .slice(1)
    expect({ shown, longest: Math.max(...lines.map(({ length }) => length)), actions: questions.map(({ action }) => action) }).toEqual({
      shown: argv.map((word) => `“${word}”`),
      longest: 302,
      actions: [words.nextPart, words.startAction],
    })
    expect(questions.map(({ message }) => message)).toEqual(
      [1, 2].map((part) => words.partOfQuestion(words.mayStartTitle('Files'), part, 2)),
    )
  })

  it('shows an address as it is reached, with the names of its headers', () => {
    const transport = { type: 'http' as const, url: 'https://xn--fles-1na.example/mcp', headerNames: ['X-Team'], clientId: 'outcrop' }
    expect(startQuestions({ name: 'Files', transport, shownValues: {} })).toEqual([
      {
        message: words.mayConnectTitle('Files'),
        detail: [
          words.connectText,
          '',
          '“https://xn--fles-1na.example/mcp”',
          words.connectHeader('X-Team'),
          words.connectClient('outcrop'),
        ].join('\n'),
        action: words.connectAction,
      },
    ])
  })
})
