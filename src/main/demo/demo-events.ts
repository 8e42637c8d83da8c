import type { DemoReply } from './demo-reply.ts'
import type { DemoRequest } from './demo-request.ts'

export type DemoEvent = { readonly type: string; readonly body: unknown }

const charactersPerToken = 4

const tokens = (characters: number): number => Math.max(1, Math.ceil(characters / charactersPerToken))

const lengthOf = (reply: DemoReply): number =>
  reply.type === 'text' ? reply.blocks.reduce((sum, { text }) => sum + text.length, 0) : JSON.stringify(reply.choice).length

export const usageOf = (request: DemoRequest, reply: DemoReply) => {
  const inputTokens = tokens(request.characters)
  const outputTokens = tokens(lengthOf(reply))
  return { inputTokens, outputTokens, totalTokens: inputTokens + outputTokens }
}

export const stopReasonOf = (reply: DemoReply): string => (reply.type === 'tool' ? 'tool_use' : 'end_turn')

/** Stays the same for the same request, and differs between the rounds of one conversation. */
export const toolUseIdOf = (request: DemoRequest): string => `demo_${request.characters}`

const pieces = (text: string): readonly string[] => text.match(/\s*\S{1,10}|\s+$/gu) ?? []

const delta = (contentBlockIndex: number, value: unknown): DemoEvent => ({
  type: 'contentBlockDelta',
  body: { contentBlockIndex, delta: value },
})

const stop = (contentBlockIndex: number): DemoEvent => ({ type: 'contentBlockStop', body: { contentBlockIndex } })

const contentEvents = (request: DemoRequest, reply: DemoReply): readonly DemoEvent[] => {
  if (reply.type === 'text') {
    return reply.blocks.flatMap(({ text, citations }, index) => [
      ...pieces(text).map((piece) => delta(index, { text: piece })),
      ...citations.map((citation) => delta(index, { citation })),
      stop(index),
    ])
  }
  const { name, input } = reply.choice
  const start = { contentBlockIndex: 0, start: { toolUse: { toolUseId: toolUseIdOf(request), name } } }
  return [
    { type: 'contentBlockStart', body: start },
    ...pieces(JSON.stringify(input)).map((text) => delta(0, { toolUse: { input: text } })),
    stop(0),
  ]
}

/** The events of a streamed answer, as the service orders them. */
export const demoEvents = (request: DemoRequest, reply: DemoReply, latencyMs: () => number): readonly DemoEvent[] => [
  { type: 'messageStart', body: { role: 'assistant' } },
  ...contentEvents(request, reply),
  { type: 'messageStop', body: { stopReason: stopReasonOf(reply) } },
  { type: 'metadata', body: { usage: usageOf(request, reply), metrics: { latencyMs: latencyMs() } } },
]
