import { renderToStaticMarkup } from 'react-dom/server'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { ToolCallBody } from '../../../../src/renderer/features/transcript/tool-call-body.tsx'
import { loadLateParts } from '../../../../src/renderer/ui/late.tsx'
import { TooltipProvider } from '../../../../src/renderer/ui/tooltip.tsx'
import { partSchema, type ToolCallPart } from '../../../../src/shared/message.ts'
import { installBridge } from '../../../support/bridge-double.ts'

const callOf = (changes: object): ToolCallPart => {
  const part = partSchema.parse({
    type: 'tool-call',
    toolUseId: 't',
    name: 'search',
    inputText: '{}',
    input: {},
    outcome: null,
    ...changes,
  })
  if (part.type !== 'tool-call') throw new Error('not a call')
  return part
}

const marked = (changes: object, output = ''): string =>
  renderToStaticMarkup(
    <TooltipProvider>
      <ToolCallBody call={callOf(changes)} result={null} output={output} />
    </TooltipProvider>,
  )

const drawn = (changes: object, output = ''): string =>
  marked(changes, output)
    .replaceAll(/<svg.*?<\/svg>/gu, '')
    .replaceAll(/<[^>]*>/gu, '|')
    .replaceAll(/\|+/gu, '|')

describe('ToolCallBody', { timeout: 30_000 }, () => {
  beforeAll(async () => {
    installBridge({})
    vi.stubGlobal('requestIdleCallback', (run: () => void) => run())
    await loadLateParts()
    vi.unstubAllGlobals()
    installBridge({})
  })

  it('shows every kind of content that a tool gives back', () => {
    const content = [
      { type: 'text', text: 'Words' },
      { type: 'document', format: 'pdf', name: 'Report', base64: 'AAAA' },
      { type: 'search-result', source: 'https://a.example', title: 'Found', passages: ['Passage'] },
      { type: 'json', json: { found: 2 } },
    ]
    expect(drawn({ outcome: { isError: true, text: 'Words', content } })).toBe(
      '|Tool: search|Arguments|{}|Result|Words|Report, pdf · 3 bytes|Search result: Found|https://a.example|Passage|1 field|found|2|number|',
    )
  })

  it('shows arguments in which nothing hides, and who allowed the call', () => {
    expect([
      drawn({ input: { path: 'a\u202Etxt.exe' }, approval: 'allowed' }),
      drawn({ input: null, inputText: '{"pa', approval: 'denied', outcome: { isError: true, text: 'Use the other folder.' } }),
    ]).toEqual([
      '|Tool: search · You allowed this call.|Arguments|{\n  &quot;path&quot;: &quot;a\\u{202e}txt.exe&quot;\n}|',
      '|Tool: search · You did not allow this call.|Arguments|{&quot;pa|Result|Use the other folder.|',
    ])
  })

  it('shows a change as a change, with the numbers of both versions', () => {
    const line = (type: string, oldLine: number | null, newLine: number | null, text: string) => ({ type, oldLine, newLine, text })
    const diff = {
      path: '/home/anna/notes.txt',
      change: 'edit',
      hunks: [[line('same', 1, 1, 'Shopping'), line('removed', 2, null, 'milk'), line('added', null, 2, 'oat milk')]],
      added: 1,
      removed: 1,
      isCut: false,
    }
    const outcome = { isError: false, text: 'Changed.', view: { type: 'diff', diff } }
    expect([
      drawn({ outcome }),
      /<del[^>]*><bdi>milk/u.test(marked({ outcome })),
      /<ins[^>]*><bdi>oat milk/u.test(marked({ outcome })),
    ]).toEqual(['|Tool: search|Arguments|{}|Result|/home/anna/notes.txt|1|1| |Shopping|2|−|milk|2|+|oat milk|', true, true])
  })

  it('shows a program as a terminal does, with how it ended', () => {
    const command = {
      argv: ['/usr/bin/git', 'log', 'a b'],
      folder: '/home/anna',
      exitCode: 1,
      ending: 'exited',
      durationMs: 420,
      output: 'fatal: no\n',
      isCut: true,
    }
    const outcome = { isError: true, text: 'x', view: { type: 'terminal', command }, isUntrusted: true }
    const ended = (ending: string) =>
      drawn({
        outcome: { ...outcome, view: { type: 'terminal', command: { ...command, ending, exitCode: null, isCut: false, output: '' } } },
      })
    expect([
      drawn({ outcome }),
      ...['signal', 'timeout', 'stopped', 'not-started'].map((ending) => ended(ending).split('|').at(-2)),
    ]).toEqual([
      '|Tool: search|Arguments|{}|Result, with text of others|$|/usr/bin/git|log|a b|in /home/anna|fatal: no\n|Parts of a long output are left out. Ended with exit code 1 after 0.4 s|',
      'Nothing was written. Ended by a signal after 0.4 s',
      'Nothing was written. Ended at its time limit, after 0.4 s',
      'Nothing was written. Stopped after 0.4 s',
      'Nothing was written. Could not be started',
    ])
  })

  it('shows what a running program has written so far', () => {
    expect(drawn({}, 'Building 40 %')).toBe('|Tool: search|Arguments|{}|Building 40 %|')
  })

  it('names a web page with its address, and links none but safe ones', () => {
    const page = (url: string) =>
      marked({ outcome: { isError: false, text: 'The page.', view: { type: 'web-page', url, title: 'Rocks' }, isUntrusted: true } })
    expect([page('https://a.example/x').includes('href="https://a.example/x"'), page('javascript:alert(1)').includes('href=')]).toEqual([
      true,
      false,
    ])
  })
})
