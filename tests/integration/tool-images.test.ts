import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import type { ToolContent } from '../../src/shared/message.ts'
import * as scripts from '../support/bedrock-server/scripts.ts'
import { sampleTool } from '../support/sample-tool.ts'
import { call, useToolTurns } from '../support/tool-turns.ts'

const { suite, use } = useToolTurns()

const imageOf = (bytes: Uint8Array, format = 'png'): ToolContent => ({
  type: 'media',
  kind: 'image',
  format,
  source: { type: 'bytes', base64: Buffer.from(bytes).toString('base64') },
})
const blank = (width: number, height: number) => sharp({ create: { width, height, channels: 3, background: 'teal' } })

/** What the answer that called the tool holds of its result, with the images taken apart. */
const resultOf = async (...content: readonly ToolContent[]) => {
  use(
    sampleTool({
      name: 'draw',
      run: async () => ({ isError: false, text: 'Drawn.', content: [{ type: 'text', text: 'Drawn.' }, ...content] }),
    }),
  )
  suite.server().script([scripts.toolCalls([call('draw')]), scripts.plainText('Nice.')])
  const conversationId = await suite.asked('Draw')
  const outcome = suite
    .world()
    .messages(conversationId)
    .flatMap(({ parts }) => parts.flatMap((part) => (part.type === 'tool-call' && part.outcome !== null ? [part.outcome] : [])))[0]
  const items = (outcome?.content ?? []).map(async (item) => {
    if (item.type !== 'media' || item.source.type !== 'bytes') return item
    const { width, height, exif, orientation } = await sharp(Buffer.from(item.source.base64, 'base64')).metadata()
    return { format: item.format, width, height, hasCamera: exif !== undefined || orientation !== undefined }
  })
  return {
    text: outcome?.text,
    content: await Promise.all(items),
    rejections: suite.server().requests.flatMap(({ rejection }) => (rejection === null ? [] : [rejection])),
    status: suite.world().messages(conversationId).at(-1)?.status,
  }
}

describe('an image that a tool gives', () => {
  it('is made as small as models take it, upright, and without what a camera wrote into it', async () => {
    const large = await blank(9000, 4500).png().toBuffer()
    const turned = await blank(300, 200)
      .withExif({ IFD0: { Model: 'canary' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer()
    expect(await resultOf(imageOf(large), imageOf(turned, 'jpeg'))).toEqual({
      text: 'Drawn.',
      content: [
        { type: 'text', text: 'Drawn.' },
        { format: 'png', width: 1568, height: 784, hasCamera: false },
        { format: 'jpeg', width: 200, height: 300, hasCamera: false },
      ],
      rejections: [],
      status: 'complete',
    })
  })

  it('is left out with a word where it cannot be read, and the answer goes on', async () => {
    const whole = await blank(50, 50).png().toBuffer()
    const word = '[An image was left out: it is damaged, or of a kind that cannot be read here.]'
    const onlyBegins = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(5_000_000)])
    expect(await resultOf(imageOf(whole.subarray(0, 40)), imageOf(onlyBegins), imageOf(whole))).toEqual({
      text: `Drawn.\n${word}`,
      content: [
        { type: 'text', text: 'Drawn.' },
        { type: 'text', text: word },
        { type: 'text', text: word },
        { format: 'png', width: 50, height: 50, hasCamera: false },
      ],
      rejections: [],
      status: 'complete',
    })
  })
})
