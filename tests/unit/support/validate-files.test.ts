import { describe, expect, it } from 'vitest'
import { validateRequest } from '../../support/bedrock-server/validate-request.ts'

const claude = 'anthropic.claude-sonnet-4-5-20250929-v1:0'
const nova = 'amazon.nova-pro-v1:0'
const told = (modelId: string, ...content: readonly object[]): string | null =>
  validateRequest(modelId, { messages: [{ role: 'user', content: [{ text: 'Look' }, ...content] }], inferenceConfig: { maxTokens: 100 } })
    ?.message ?? null

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')
const png = (edge: number): Buffer => {
  const head = Buffer.alloc(24)
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]).copy(head)
  head.writeUInt32BE(edge, 16)
  head.writeUInt32BE(1, 20)
  return head
}
const image = (bytes: Uint8Array, format = 'png') => ({ image: { format, source: { bytes: base64(bytes) } } })
const document = (number: number, pages = 1) => ({
  document: {
    format: 'pdf',
    name: `Document ${number}`,
    source: { bytes: base64(Buffer.from(`%PDF-1.7\n${'<< /Type /Page >>\n'.repeat(pages)}`)) },
  },
})
const film = { video: { format: 'mp4', source: { s3Location: { uri: 's3://films/a.mp4' } } } }
const several = (count: number, of: (number: number) => object): readonly object[] =>
  Array.from({ length: count }, (_one, index) => of(index + 1))

describe('the strict server', () => {
  it('takes files within the limits', () => {
    expect([
      told(claude, ...several(5, (number) => document(number, 20)), ...several(20, () => image(png(8000)))),
      told(nova, film, document(1, 300)),
    ]).toEqual([null, null])
  })

  it('refuses files beyond them', () => {
    expect([
      told(claude, ...several(6, (number) => document(number))),
      told(claude, document(1, 60), document(2, 60)),
      told(claude, ...several(21, () => image(png(10)))),
      told(claude, image(png(8001))),
      told(claude, image(png(10), 'jpeg')),
      told(claude, image(Buffer.concat([png(10), Buffer.alloc(4_000_000)]))),
      told(nova, film, film),
      told(claude, { image: { format: 'png', source: { s3Location: { uri: 's3://films/a.png' } } } }),
    ]).toEqual([
      'You can include up to 5 documents in a request; found 6.',
      'A maximum of 100 PDF pages may be provided.',
      'You can include up to 20 images in a request; found 21.',
      'The image dimensions exceed the limit of 8000 pixels.',
      'Could not process image',
      'The image size exceeds the limit of 3.75 MB.',
      'You can include up to 1 video in a request; found 2.',
      "This model doesn't support the s3Location field. Remove s3Location and try again.",
    ])
  })
})
