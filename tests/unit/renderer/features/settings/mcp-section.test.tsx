import { renderToStaticMarkup } from 'react-dom/server'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { mcpServerSchema, type McpServer } from '../../../../../src/shared/mcp.ts'
import { installBridge } from '../../../../support/bridge-double.ts'

const serverOf = (change: Partial<McpServer>): McpServer => ({
  ...mcpServerSchema.parse({
    id: crypto.randomUUID(),
    name: 'Files',
    transport: { type: 'stdio', argv: ['npx', '-y', 'a b', '', 'x\u202Ey'], folder: '/srv', environmentNames: ['TOKEN', 'PATH'] },
    isOn: true,
    isConfirmed: false,
    confirmationHash: 'hash',
    shownValues: {},
    status: 'not-confirmed',
    error: null,
    about: null,
    tools: [],
    promptCount: 0,
    resourceCount: 0,
  }),
  ...change,
})
const failure = { code: 'mcp', title: 'The server ended', advice: 'Look at its log.', retryable: true, remedies: [] }

const drawn = async (answer: unknown): Promise<string> => {
  installBridge({ 'mcp.list': () => answer })
  const [{ McpSection }, { TooltipProvider }, mcp] = await Promise.all([
    import('../../../../../src/renderer/features/settings/mcp-section.tsx'),
    import('../../../../../src/renderer/ui/tooltip.tsx'),
    import('../../../../../src/renderer/state/mcp.ts'),
  ])
  await mcp.loadMcpServers()
  const markup = renderToStaticMarkup(
    <TooltipProvider>
      <McpSection />
    </TooltipProvider>,
  )
  return (/Import…<\/button>.*$/su.exec(markup)?.[0] ?? '')
    .replaceAll(/<svg.*?<\/svg>/gu, '')
    .replaceAll(/<\/?(?:bdi|mark|code)[^>]*>/gu, '')
    .replaceAll(/<[^>]*>/gu, '|')
    .replaceAll(/\|+/gu, '|')
}

describe('McpSection', { timeout: 60_000 }, () => {
  beforeEach(() => void vi.resetModules())

  it('shows a server that was not confirmed word by word with what it is given, and that nothing has started', async () => {
    expect(await drawn({ ok: true, value: [serverOf({ shownValues: { PATH: '/opt/tools' } })] })).toBe(
      [
        'Import…|Files|Waits for your yes|May this program be started?',
        'Program and its arguments, word by word|npx|-y|a b|empty|x\\u{202e}y',
        'Started in|/srv|Variables that it is given|TOKEN|PATH=/opt/tools|What stands without a value may be a secret: it is kept in the keychain, and not shown.',
        'PATH can make other programs start than the ones that stand here.|Some of its characters cannot be seen. They stand here as numbers like \\u{202e}.',
        'It runs with your rights: it can read and change what you can. Say yes only to what you know. You are asked again when any of this changes.',
        'Start it|',
      ].join('|'),
    )
  })

  it('shows an address with its headers before anything is sent there', async () => {
    const transport: McpServer['transport'] = { type: 'http', url: 'https://exаmple.com/mcp', headerNames: ['X-Key'] }
    expect(await drawn({ ok: true, value: [serverOf({ name: 'Web', transport })] })).toBe(
      [
        'Import…|Web|Waits for your yes|May Outcrop connect to this address?|Address|https://xn--exmple-4nf.com/mcp',
        'Headers that are sent along|X-Key|What stands without a value may be a secret: it is kept in the keychain, and not shown.',
        'Letters of another alphabet that look like Latin ones are in: exаmple',
        'What the model gives to its tools is sent there. Say yes only to what you know. You are asked again when any of this changes.',
        'Connect|',
      ].join('|'),
    )
  })

  it('offers of a confirmed one what its state asks for', async () => {
    const confirmed = (change: Partial<McpServer>) => serverOf({ isConfirmed: true, ...change })
    const transport: McpServer['transport'] = { type: 'http', url: 'https://example.com/mcp', headerNames: [] }
    const servers = [
      confirmed({ name: 'A', status: 'running', about: { title: 'A', version: '1', instructions: '' } }),
      confirmed({ name: 'B', status: 'failed', error: failure }),
      confirmed({ name: 'C', status: 'sign-in-needed', transport }),
      confirmed({ name: 'D', status: 'off', isOn: false }),
      serverOf({ name: 'E', status: 'failed', confirmationHash: '', error: failure }),
    ]
    expect(await drawn({ ok: true, value: servers })).toBe(
      [
        'Import…|A|Running|Switch off|What is started|What it offers|Log',
        'B|Failed|Restart|Switch off|The server ended|Look at its log.|What is started|Log',
        'C|Needs a sign-in|Sign in|Switch off|Where it is|Log',
        'D|Off|Switch on|What is started|Log',
        'E|Failed|Restart|The server ended|Look at its log.|What is started|Log|',
      ].join('|'),
    )
  })

  it('says that there are none yet, and why they could not be read', async () => {
    expect([await drawn({ ok: true, value: [] }), await drawn({ ok: false, error: failure })]).toEqual([
      'Import…|There are no servers yet. Add one, or import those that another app uses.|',
      'Import…|The server ended|Look at its log.|Retry|',
    ])
  })
})
