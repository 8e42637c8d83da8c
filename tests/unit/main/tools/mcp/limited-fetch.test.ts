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

  it('may go on for ever as a stream of events with short lines', async () => {
    const events = await limitedFetch(answer('text/event-stream', ['aaaa\n', 'aaaa\n', 'aaaa\n']), 10)('https://a.example')
    expect(await events.text()).toBe('aaaa\naaaa\naaaa\n')
    const endless = await limitedFetch(answer('text/event-stream', ['aaaa\naaa', 'aaaa', 'aaaa']), 10)('https://a.example')
    await expect(endless.text()).rejects.toThrow('too-large')
  })
})
