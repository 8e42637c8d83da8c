import type { JsonValue } from '../../src/shared/json.ts'
import type { ToolOutcome } from '../../src/shared/message.ts'
import type { ToolInfo } from '../../src/shared/tool.ts'
import { textOutcome, type Ask, type Tool } from '../../src/main/tools/tool.ts'

export const serverId = '99999999-9999-4999-8999-999999999999'

export const askFor = (key: string, changes: Partial<Ask> = {}): Ask => ({
  view: { type: 'input', input: key },
  reasons: ['changes-files'],
  scopes: ['once', 'conversation', 'always'],
  key,
  what: `Do ${key}`,
  ...changes,
})

type Run = (input: unknown, signal: AbortSignal, onOutput: (text: string) => void) => Promise<ToolOutcome>

type Sample = Partial<ToolInfo> & {
  readonly inputSchema?: JsonValue
  readonly ask?: (input: unknown) => Ask | null
  readonly run?: Run
}

/** A tool that a test has in its hand: it asks nobody, and answers with its name. */
export const sampleTool = ({ ask = () => null, run, ...info }: Sample = {}): Tool => {
  const name = info.name ?? 'sample'
  return {
    name,
    title: 'A sample',
    description: 'Does what a test wants.',
    kind: 'harmless',
    source: { type: 'built-in' },
    inputSchema: { type: 'object' },
    plan: async (input) => ({
      ask: ask(input),
      run: async (signal, onOutput) => (run === undefined ? textOutcome(name) : run(input, signal, onOutput)),
    }),
    ...info,
  }
}
