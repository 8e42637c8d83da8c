import { describe, expect, it } from 'vitest'
import { mcpWarnings } from '../../../../../src/renderer/features/settings/mcp-warnings.ts'
import type { McpTransport } from '../../../../../src/shared/mcp.ts'
import { mcpViewMessages as words } from '../../../../../src/shared/messages/mcp-view.ts'

const program = (argv: string[], environmentNames: string[] = []): McpTransport => ({ type: 'stdio', argv, folder: null, environmentNames })

describe('mcpWarnings', () => {
  it('says nothing of an ordinary server', () => {
    const url: McpTransport = { type: 'http', url: 'https://mcp.example.com/v1', headerNames: ['Authorization'] }
    expect([mcpWarnings(program(['npx', '-y', 'server', '/home/ada/Über uns'], ['GITHUB_TOKEN'])), mcpWarnings(url)]).toEqual([[], []])
  })

  it.each(['sh', '/bin/bash', 'C:\\Windows\\System32\\cmd.exe', 'PowerShell.exe', 'pwsh', 'fish'])('names the shell %s', (shell) => {
    expect(mcpWarnings(program([shell, '-c', 'x']))).toEqual([words.warnShell])
  })

  it.each(['shfmt', 'node', 'cmdline', 'shell-server'])('does not take %s for one', (name) => {
    expect(mcpWarnings(program([name, 'sh']))).toEqual([])
  })

  it('names variables that decide what is loaded, what cannot be seen, and letters that look alike', () => {
    const transport = program(['n\u043Ede', 'a\u202Eb'], ['TOKEN', 'LD_PRELOAD', 'node_options', 'MY_PATH'])
    expect(mcpWarnings(transport)).toEqual([
      words.warnVariables('LD_PRELOAD, node_options'),
      words.warnHidden,
      words.warnLetters('n\u043Ede'),
    ])
  })
})
