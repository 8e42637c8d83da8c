import { describe, expect, it } from 'vitest'
import { limitedFetch } from '../../../../../src/main/tools/mcp/limited-fetch.ts'

describe('an answer over the network', () => {
  const answer = (type: string, chunks: readonly string[]) => async () =>
    new Response(
      new ReadableStream({
        start: (controller) => {
          for (const chunk of chunks) controller.enqueue(Buffer.from(chunk))
          controller.close()
        },
      }),
      { headers: { 'content-type': type } },
    )

  it('ends with an error when it is too large as a whole', async () => {
    const { text } = {
      text: async () => (await limitedFetch(answer('application/json', ['aaaa', 'aaaa', 'aaaa']), 10)('https://a.example')).text(),
    }
    await expect(text()).rejects.toThrow('too-large')
  })

  it.each(['\n', '\r\n', '\r'])('may go on for ever as a stream of short events, with lines that end in %j', async (end) => {
    const event = `data: a${end}${end}`
    const many = Array.from({ length: 9 }, () => event).join('')
    const cut = [many.slice(0, 8), many.slice(8, 9), many.slice(9)]
    const events = await limitedFetch(answer('text/event-stream', cut), 13)('https://a.example')
    expect(await events.text()).toBe(many)
  })

  it.each([
    ['a line without an end', ['data: a\n\naaa', 'aaaa', 'aaaa']],
    ['an event of many lines', ['data: a\n\n', 'data:a\n', 'data:a\n']],
    ['an event of many lines that end as on Windows', ['data: a\r\n\r\n', 'data:a\r\n', 'data:a\r\n']],
  ])('ends with an error in a stream of events with %s', async (_what, chunks) => {
    const endless = await limitedFetch(answer('text/event-stream', chunks), 10)('https://a.example')
    await expect(endless.text()).rejects.toThrow('too-large')
  })
})
