import { describe, expect, it } from 'vitest'
import { callOutcome } from '../../../../../src/main/tools/mcp/call-result.ts'

const png = Buffer.from('89504e470d0a1a0a0000', 'hex').toString('base64')
const keep = (text: string): string => text

describe('the result of a call', () => {
  it('of words alone is text of others', () => {
    const content = [
      { type: 'text' as const, text: 'one' },
      { type: 'text' as const, text: 'two' },
    ]
    expect(callOutcome({ content }, keep)).toEqual({ isError: false, text: 'one\ntwo', isUntrusted: true })
  })

  it('keeps images and files in their order, of the kind that their bytes say', () => {
    const content = [
      { type: 'text' as const, text: 'Look:' },
      { type: 'image' as const, data: png, mimeType: 'image/jpeg' },
      { type: 'resource' as const, resource: { uri: 'x://a/Q3 report_final.pdf', blob: Buffer.from('%PDF-1.4').toString('base64') } },
    ]
    expect(callOutcome({ content, isError: true }, keep)).toEqual({
      isError: true,
      text: 'Look:',
      content: [
        { type: 'text', text: 'Look:' },
        { type: 'media', kind: 'image', format: 'png', source: { type: 'bytes', base64: png } },
        { type: 'document', format: 'pdf', name: 'Q3 report final', base64: Buffer.from('%PDF-1.4').toString('base64') },
      ],
      isUntrusted: true,
    })
  })

  it('without words says its structured content, or that there was nothing', () => {
    expect([callOutcome({ content: [], structuredContent: { a: 1 } }, keep).text, callOutcome({ content: [] }, keep).text]).toEqual([
      '{\n  "a": 1\n}',
      'The tool gave nothing back.',
    ])
  })

  it('holds none of the values that the server was given', () => {
    const content = [{ type: 'text' as const, text: 'my key is canary' }]
    expect(callOutcome({ content }, (text) => text.replaceAll('canary', '[secret]')).text).toBe('my key is [secret]')
  })

  it('leaves out images beyond what a request takes', () => {
    const content = Array.from({ length: 25 }, () => ({ type: 'image' as const, data: png, mimeType: 'image/png' }))
    const outcome = callOutcome({ content }, keep)
    expect([outcome.content?.filter(({ type }) => type === 'media').length, outcome.text.split('\n').length]).toEqual([20, 5])
  })
})
