import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Part } from '../../../../src/shared/message.ts'
import type { CollectedReply } from '../../../support/collect-reply.ts'
import { sampleReply } from '../../../support/reply-arbitraries.ts'
import { framesOf, inChunks, readStreamed, readWhole } from '../../../support/wire-client.ts'

const withoutTime = (part: Part): Part => {
  if (part.type !== 'reasoning') return part
  const { durationMs: _differs, ...rest } = part
  return rest
}

/** What is stored of a reply, but for how long it took to think. */
const stored = ({ parts, outcome: { exchanges: _differ, ...outcome } }: CollectedReply) => ({ parts: parts.map(withoutTime), outcome })
const response = ({ outcome }: CollectedReply) => outcome.exchanges.map((exchange) => exchange.response)

const openParts = ({ events }: CollectedReply): readonly number[] => {
  const open = new Set<number>()
  for (const event of events) {
    if (event.type === 'part-start') open.add(event.index)
    if (event.type === 'part-end') open.delete(event.index)
  }
  return [...open]
}

/** The byte streams of hundreds of replies take a while on a busy machine. */
const longestRunMs = 60_000

describe('a reply of any blocks in any order', () => {
  it(
    'is stored the same from a stream, however it is cut and mixed, as from Converse',
    async () => {
      await fc.assert(
        fc.asyncProperty(sampleReply, fc.array(fc.nat(5000), { maxLength: 30 }), async ({ whole, folded, events }, cuts) => {
          const [streamed, once, again] = await Promise.all([
            readStreamed(inChunks(Buffer.concat(framesOf(events)), cuts)),
            readWhole(whole),
            readWhole(folded),
          ])
          expect(stored(streamed)).toEqual(stored(once))
          expect(response(streamed)).toEqual(response(again))
        }),
        { numRuns: 200 },
      )
    },
    longestRunMs,
  )

  it(
    'is complete exactly when the stop was seen, and trusts no call of a reply that was cut',
    async () => {
      await fc.assert(
        fc.asyncProperty(sampleReply, fc.nat(), async ({ events }, place) => {
          const frames = framesOf(events)
          const bytes = Buffer.concat(frames)
          const end = place % (bytes.length + 1)
          const untilStop = Buffer.concat(frames.slice(0, 1 + events.findIndex(({ name }) => name === 'messageStop'))).length
          const reply = await readStreamed(end === 0 ? [] : [bytes.subarray(0, end)])
          const isComplete = end >= untilStop
          expect({
            isComplete: reply.outcome.status === 'complete',
            open: openParts(reply),
            trusted: reply.parts.some((part) => part.type === 'tool-call' && part.server !== true && part.input !== null && !isComplete),
            kept: reply.outcome.exchanges.length,
          }).toEqual({ isComplete, open: [], trusted: false, kept: 1 })
        }),
        { numRuns: 200 },
      )
    },
    longestRunMs,
  )
})
