import { renderToStaticMarkup } from 'react-dom/server'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { auditEntrySchema, type AuditEntry } from '../../../../../src/shared/tool-audit.ts'
import { installBridge } from '../../../../support/bridge-double.ts'

const entryOf = (change: Partial<AuditEntry>): AuditEntry => ({
  ...auditEntrySchema.parse({
    id: crypto.randomUUID(),
    at: 0,
    conversationId: null,
    conversationTitle: '',
    toolName: 'read_file',
    serverName: '',
    kind: 'read',
    input: '{}',
    decision: 'not-needed',
    durationMs: 1500,
    resultBytes: 2000,
    outcome: 'done',
  }),
  ...change,
})
const failure = { code: 'database', title: 'The database is busy', advice: 'Try again.', retryable: true, remedies: [] }

/** The words under the filters. */
const drawn = async (answer: unknown, kind: 'run' | null = null): Promise<string> => {
  const tools = [{ name: 'read_file', title: 'Read a file', description: '', kind: 'read', source: { type: 'built-in' } }]
  installBridge({ 'audit.list': () => answer, 'tools.list': () => ({ ok: true, value: tools }) })
  const [{ ActivitySection }, audit, { loadTools }] = await Promise.all([
    import('../../../../../src/renderer/features/settings/activity-section.tsx'),
    import('../../../../../src/renderer/state/audit.ts'),
    import('../../../../../src/renderer/state/tools.ts'),
  ])
  await Promise.all([audit.openAudit(), loadTools()])
  if (kind !== null) {
    audit.changeAuditQuery({ kind })
    await audit.loadAudit()
  }
  const markup = renderToStaticMarkup(<ActivitySection />)
  return (/<div class="activity-head".*$/su.exec(markup)?.[0] ?? '')
    .replaceAll(/<time[^>]*>[^<]*<\/time>/gu, 'TIME')
    .replaceAll(/<\/?(?:bdi|mark)[^>]*>/gu, '')
    .replaceAll(/<[^>]*>/gu, '|')
    .replaceAll('&quot;', '"')
    .replaceAll(/\|+/gu, '|')
}

describe('ActivitySection', { timeout: 60_000 }, () => {
  beforeEach(() => void vi.resetModules())

  it('shows of each call what it was, who let it run, and what came of it; nothing hides in what it was given', async () => {
    const words = await drawn({
      ok: true,
      value: {
        entries: [
          entryOf({ input: '{"path":"a\u202Etxt"}' }),
          entryOf({
            toolName: 'fetch',
            serverName: 'Web',
            decision: 'denied',
            outcome: 'not-run',
            durationMs: 20,
            resultBytes: 90,
            input: '{"url": "cut',
            conversationTitle: 'Gone',
          }),
          entryOf({ toolName: 'run_command', decision: 'allowed-once', outcome: null, durationMs: null, resultBytes: null }),
        ],
        total: 60,
      },
    })
    expect(words).toBe(
      [
        '|60 calls|Export as CSV…|Clear…',
        'Read a\\u{202e}txt|Done|TIME · Nobody is asked · took 1.5 s · result of 2 kB|In no conversation|Tool: read_file|What it was given|{\n  "path": "a\\u{202e}txt"\n}',
        'fetch from Web|Not run|TIME · You said no|In a conversation that was deleted|Tool: fetch|What it was given|{"url": "cut',
        'Run a program|Not finished|TIME · You, once|In no conversation|Tool: run_command|What it was given|{}',
        'Show more|',
      ].join('|'),
    )
  })

  it('says that there are none yet, that none is found, and why they could not be read', async () => {
    const none = { ok: true, value: { entries: [], total: 0 } }
    expect([await drawn(none), await drawn(none, 'run'), await drawn({ ok: false, error: failure })]).toEqual([
      '|Export as CSV…|Clear…|No tool was called yet|What the model does with tools is written down here.|',
      '|0 calls|Export as CSV…|Clear…|No call matches|Try other words, or look at all kinds.|Show all calls|',
      '|Export as CSV…|Clear…|The database is busy|Try again.|Retry|',
    ])
  })
})
