import { describe, expect, it } from 'vitest'
import { demoReply } from '../../../../src/main/demo/demo-reply.ts'
import { parseDemoRequest } from '../../../../src/main/demo/demo-request.ts'
import { wordsOfTool } from '../../../../src/main/demo/tell-tools.ts'
import { toolMessages } from '../../../../src/shared/messages/tools.ts'

describe('wordsOfTool', () => {
  it('shows what came back so that nothing of it becomes Markdown', () => {
    const call = { name: 'read_file', input: { path: 'a.md' }, isError: false }
    expect([wordsOfTool({ ...call, text: '# One\n```\n![x](y)' }), wordsOfTool({ ...call, text: '**one** line' })]).toEqual([
      'This is what came back:\n\n````text\n# One\n```\n![x](y)\n````',
      'The tool answered:\n\n\\*\\*one\\*\\* line',
    ])
  })

  it('keeps the number of a note to itself', () => {
    expect(wordsOfTool({ name: 'remember_note', input: {}, isError: false, text: 'Remembered as 1.' })).not.toContain('Remembered as')
  })

  it('takes a no for a no', () => {
    const call = { name: 'run_command', input: {}, isError: true }
    expect(
      [toolMessages.denied, toolMessages.deniedWith('Not now.'), 'No such program.'].map((text) => wordsOfTool({ ...call, text })),
    ).toEqual(['All right, I left that alone.', 'All right, I left that alone.', 'The tool could not do that: No such program.'])
  })
})

describe('demoReply after a tool', () => {
  it('sums up what was read where that was asked for', async () => {
    const body = {
      messages: [
        { role: 'user', content: [{ text: 'Summarise docs/mine.txt' }] },
        { role: 'assistant', content: [{ toolUse: { toolUseId: 't', name: 'read_file', input: { path: 'docs/mine.txt' } } }] },
        { role: 'user', content: [{ toolResult: { toolUseId: 't', content: [{ text: 'The copper mine at Falun opened in 1921.' }] } }] },
      ],
    }
    expect(await demoReply(parseDemoRequest(JSON.stringify(body)), new AbortController().signal)).toEqual({
      type: 'text',
      blocks: [
        {
          text: expect.stringMatching(/^## Summary of mine\n\nThe copper mine at Falun opened in 1921\. \(p\. 1\)/u),
          citations: [],
        },
      ],
    })
  })
})
