import type { ContentBlock, ConverseStreamCommandInput } from '@aws-sdk/client-bedrock-runtime'
import { describe, expect, it } from 'vitest'
import { calibrationOf, estimateTokens } from '../../../../src/main/bedrock/estimate-tokens.ts'

const perMessage = 4
const asking = (...content: ContentBlock[]): ConverseStreamCommandInput => ({ modelId: 'm', messages: [{ role: 'user', content }] })
const tokensOf = (...content: ContentBlock[]): number => estimateTokens(asking(...content), 1) - perMessage
const pdf = (text: string): ContentBlock => ({ document: { format: 'pdf', name: 'D', source: { bytes: Buffer.from(text) } } })

describe('estimateTokens', () => {
  it.each<[string, ContentBlock, number]>([
    ['four letters', { text: 'a'.repeat(400) }, 100],
    ['each character of a script without letters', { text: '報告'.repeat(50) }, 100],
    ['an image', { image: { format: 'png', source: { bytes: Buffer.alloc(10) } } }, 1600],
    ['the pages that a PDF tells of', pdf('%PDF-1.7 /Type /Pages /Type /Page x /Type/Page/'), 4000],
    ['the size of a PDF that keeps its pages to itself', pdf(`%PDF-1.7${'x'.repeat(120_000)}`), 6000],
    ['the size of a text file', { document: { format: 'txt', name: 'D', source: { bytes: Buffer.alloc(4000) } } }, 1000],
    ['the size of an office file', { document: { format: 'docx', name: 'D', source: { bytes: Buffer.alloc(6000) } } }, 1000],
    ['the text of a document', { document: { name: 'D', source: { text: 'a'.repeat(40) }, context: 'b'.repeat(40) } }, 20],
    ['the parts of a document', { document: { name: 'D', source: { content: [{ text: 'a'.repeat(40) }] } } }, 10],
    ['a file that is kept elsewhere', { document: { name: 'D', format: 'pdf', source: { s3Location: { uri: 's3://bucket/a' } } } }, 10_000],
    ['a film', { video: { format: 'mp4', source: { bytes: Buffer.alloc(50_000) } } }, 100],
    ['sound', { audio: { format: 'mp3', source: { bytes: Buffer.alloc(50_000) } } }, 100],
    ['a call', { toolUse: { toolUseId: 't', name: 'calculat', input: { a: 'bb' } } }, 5],
    ['a result', { toolResult: { toolUseId: 't', content: [{ text: 'a'.repeat(8) }, { json: { a: 'bb' } }] } }, 5],
    ['guarded text', { guardContent: { text: { text: 'a'.repeat(8) } } }, 2],
    ['reasoning without its signature', { reasoningContent: { reasoningText: { text: 'a'.repeat(8), signature: 's'.repeat(800) } } }, 2],
    ['cited text', { citationsContent: { content: [{ text: 'a'.repeat(8) }], citations: [] } }, 2],
    ['a search result', { searchResult: { source: 'aaaa', title: 'bbbb', content: [{ text: 'cccc' }] } }, 3],
    ['no cache point', { cachePoint: { type: 'default' } }, 0],
  ])('counts %s', (_name, block, tokens) => {
    expect(tokensOf(block)).toBe(tokens)
  })

  it('counts the prompt, the tools and the schema of the answer', () => {
    const { messages, modelId } = asking({ text: 'aaaa' })
    const whole: ConverseStreamCommandInput = {
      modelId,
      messages,
      system: [{ text: 'a'.repeat(40) }, { cachePoint: { type: 'default' } }],
      toolConfig: { tools: [{ toolSpec: { name: 'aaaa', description: 'bbbb', inputSchema: { json: {} } } }] },
      outputConfig: { textFormat: { type: 'json_schema', structure: { jsonSchema: { schema: '{"a":1}' } } } },
    }
    expect([estimateTokens(whole, 1), estimateTokens(whole, 2)]).toEqual([320, 639])
  })

  it('takes nothing for nothing', () => {
    expect(estimateTokens({ modelId: 'm' }, 1)).toBe(0)
  })
})

describe('calibrationOf', () => {
  it.each([
    ['no samples', [], 1],
    [
      'samples that say nothing',
      [
        { estimated: 0, actual: 9 },
        { estimated: 9, actual: 0 },
      ],
      1,
    ],
    ['one sample', [{ estimated: 100, actual: 130 }], 1.3],
    [
      'a long and a short one',
      [
        { estimated: 1000, actual: 1500 },
        { estimated: 10, actual: 100 },
      ],
      1600 / 1010,
    ],
    ['an absurdly large count', [{ estimated: 1, actual: 9000 }], 3],
    ['an absurdly small count', [{ estimated: 9000, actual: 1 }], 0.4],
  ])('follows %s', (_name, samples, calibration) => {
    expect(calibrationOf(samples)).toBe(calibration)
  })

  it('forgets all but the newest eight', () => {
    const old = Array.from({ length: 20 }, () => ({ estimated: 100, actual: 300 }))
    const fresh = Array.from({ length: 8 }, () => ({ estimated: 100, actual: 110 }))
    expect(calibrationOf([...old, ...fresh])).toBe(1.1)
  })
})
