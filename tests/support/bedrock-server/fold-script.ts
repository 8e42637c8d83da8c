import { z } from 'zod'
import { blockOf, emptyBlock, withDelta, withStart, type FoldedBlock } from './fold-block.ts'
import type { StreamStep } from './script-steps.ts'

const fields = z.record(z.string(), z.unknown())
const numbered = z.object({ contentBlockIndex: z.number(), start: fields.default({}), delta: fields.default({}) })
const stopBody = z.object({ stopReason: z.string(), additionalModelResponseFields: z.unknown().optional() })
const metadataBody = z.looseObject({})

const fallback = { usage: { inputTokens: 1, outputTokens: 1, totalTokens: 2 }, metrics: { latencyMs: 1 } }

/** The same answer as Converse gives it: whole. */
export const foldScript = (steps: readonly StreamStep[]): unknown => {
  const blocks = new Map<number, FoldedBlock>()
  let stop: z.infer<typeof stopBody> = { stopReason: 'end_turn' }
  let metadata: z.infer<typeof metadataBody> = {}
  for (const step of steps) {
    if (step.type !== 'event') continue
    const body = numbered.safeParse(step.name === 'contentBlockStart' || step.name === 'contentBlockDelta' ? step.body : null)
    if (body.success) {
      const { contentBlockIndex, start, delta } = body.data
      blocks.set(contentBlockIndex, withDelta(withStart(blocks.get(contentBlockIndex) ?? emptyBlock, start), delta))
    }
    if (step.name === 'messageStop') stop = stopBody.parse(step.body)
    if (step.name === 'metadata') metadata = metadataBody.parse(step.body)
  }
  const content = [...blocks].toSorted(([one], [other]) => one - other).flatMap(([, block]) => blockOf(block) ?? [])
  return { ...fallback, output: { message: { role: 'assistant', content } }, ...stop, ...metadata }
}
