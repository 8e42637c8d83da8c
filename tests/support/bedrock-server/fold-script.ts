import { z } from 'zod'
import type { StreamStep } from './scripts.ts'

const startBody = z.object({
  contentBlockIndex: z.number(),
  start: z.object({ toolUse: z.object({ toolUseId: z.string(), name: z.string() }).optional() }),
})
const deltaBody = z.object({
  contentBlockIndex: z.number(),
  delta: z.looseObject({ text: z.string().optional(), toolUse: z.object({ input: z.string() }).optional() }),
})
const stopBody = z.object({ stopReason: z.string() })
const metadataBody = z.object({ usage: z.unknown().optional(), metrics: z.unknown().optional() })

type Block = { readonly text: string; readonly tool: { readonly toolUseId: string; readonly name: string } | null }

const parsedInput = (text: string): unknown => JSON.parse(text === '' ? '{}' : text)

const contentOf = ({ text, tool }: Block): unknown => (tool === null ? { text } : { toolUse: { ...tool, input: parsedInput(text) } })

/** The same answer as Converse gives it: whole. */
export const foldScript = (steps: readonly StreamStep[]): unknown => {
  const blocks = new Map<number, Block>()
  let stopReason = 'end_turn'
  let rest: z.infer<typeof metadataBody> = { usage: { inputTokens: 1, outputTokens: 1, totalTokens: 2 }, metrics: { latencyMs: 1 } }
  for (const step of steps) {
    if (step.type !== 'event') continue
    const started = startBody.safeParse(step.name === 'contentBlockStart' ? step.body : null)
    if (started.success) blocks.set(started.data.contentBlockIndex, { text: '', tool: started.data.start.toolUse ?? null })
    const delta = deltaBody.safeParse(step.name === 'contentBlockDelta' ? step.body : null)
    if (delta.success) {
      const { contentBlockIndex, delta: piece } = delta.data
      const block = blocks.get(contentBlockIndex) ?? { text: '', tool: null }
      blocks.set(contentBlockIndex, { ...block, text: block.text + (piece.text ?? piece.toolUse?.input ?? '') })
    }
    const stopped = stopBody.safeParse(step.name === 'messageStop' ? step.body : null)
    if (stopped.success) stopReason = stopped.data.stopReason
    const metadata = metadataBody.safeParse(step.name === 'metadata' ? step.body : null)
    if (metadata.success) rest = metadata.data
  }
  const content = [...blocks.values()].filter(({ text, tool }) => tool !== null || text !== '').map(contentOf)
  return { output: { message: { role: 'assistant', content } }, stopReason, usage: rest.usage, metrics: rest.metrics }
}
