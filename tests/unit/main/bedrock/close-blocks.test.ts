import { describe, expect, it } from 'vitest'
import { closeBlock } from '../../../../src/main/bedrock/close-blocks.ts'
import { addDelta, startBlock } from '../../../../src/main/bedrock/stream-blocks.ts'
import { emptyStream } from '../../../../src/main/bedrock/stream-state.ts'

describe('closeBlock', () => {
  it('keeps that an image could not be made also where the service does not say why', () => {
    const begun = startBlock(emptyStream, 0, { image: { format: 'png' } })
    const ends = [{ error: {} }, {}].map((image) => closeBlock(addDelta(begun.state, 0, { image }).state, 0).events)
    expect(ends).toEqual([
      [{ type: 'part-end', index: 0, part: { type: 'unknown', name: 'image', json: { format: 'png', error: { message: '' } } } }],
      [{ type: 'part-end', index: 0, part: { type: 'unknown', name: 'image', json: { format: 'png' } } }],
    ])
  })
})
