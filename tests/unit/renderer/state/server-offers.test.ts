import { beforeEach, describe, expect, it, vi } from 'vitest'
import { mcpPromptSchema, mcpResourceSchema } from '../../../../src/shared/mcp.ts'
import { installBridge } from '../../../support/bridge-double.ts'
import { anAttachment } from '../../../support/temporary-database.ts'

const serverId = '11111111-1111-4111-8111-111111111111'
const prompt = mcpPromptSchema.parse({
  serverId,
  serverName: 'Everything',
  name: 'simple',
  command: 'everything-simple',
  title: '',
  description: '',
  arguments: [],
})
const failure = { code: 'mcp', title: 'The server did not answer', advice: 'Try again.', retryable: true, remedies: [] }

const load = async (answers: Parameters<typeof installBridge>[0]) => {
  const bridge = installBridge({ 'drafts.save': () => ({ ok: true, value: null }), ...answers })
  const [mcp, drafts] = await Promise.all([
    import('../../../../src/renderer/state/mcp.ts'),
    import('../../../../src/renderer/state/composer-draft.ts'),
  ])
  const asked = () => bridge.calls.filter(({ name }) => name.startsWith('mcp.'))
  return { bridge, asked, ...mcp, ...drafts, ...(await import('../../../../src/renderer/state/server-offers.ts')) }
}

describe('prompts of servers', () => {
  beforeEach(() => void vi.resetModules())

  it('are asked for only where a server has some, and again when a server has changed', async () => {
    const { bridge, asked, listenToMcp, listenToPrompts, loadPrompts, promptsState } = await load({
      'mcp.prompts': () => ({ ok: true, value: [prompt] }),
    })
    await loadPrompts()
    const withoutServers = [asked().length, promptsState().status]
    const stops = [listenToMcp()]
    bridge.say('mcp.changed', { servers: [{ id: serverId, name: 'Everything', promptCount: 1 }] })
    await loadPrompts()
    const known = promptsState().prompts.map(({ command }) => command)
    stops.push(listenToPrompts())
    bridge.say('mcp.changed', { servers: [] })
    for (const stop of stops) stop()
    expect([withoutServers, known, promptsState().status]).toEqual([[0, 'ready'], ['everything-simple'], 'unknown'])
  })

  it('take the place of their command in the draft, with what they bring along, and leave it when they fail', async () => {
    const file = anAttachment({ name: 'note.txt' })
    const answers: unknown[] = [
      { ok: false, error: failure },
      { ok: true, value: { text: 'Say\u200B hello\u{E0041}\u202E.', attachments: [file] } },
    ]
    const { runPrompt, setDraftText, draftOf } = await load({ 'mcp.prompt': () => answers.shift() })
    setDraftText('/everything-simple')
    const place = { draftKey: 'new', typed: '/everything-simple' } as const
    const failed = await runPrompt(prompt, {}, place)
    const afterFailure = draftOf(null).text
    setDraftText('/everything-simple and be short')
    const done = await runPrompt(prompt, {}, place)
    const { text, attachments } = draftOf(null)
    expect([failed, afterFailure, done, text, attachments]).toEqual([
      failure,
      '/everything-simple',
      null,
      'Say hello.\n\nand be short',
      [file],
    ])
  })
})

describe('files of servers', () => {
  beforeEach(() => void vi.resetModules())

  it('are read into the draft that they were chosen for', async () => {
    const resource = mcpResourceSchema.parse({
      serverId,
      serverName: 'Everything',
      uri: 'demo://{id}',
      name: 'Demo',
      description: '',
      mediaType: null,
      sizeBytes: null,
      variables: ['id'],
    })
    const file = anAttachment({ name: 'demo.txt' })
    const { asked, attachResource, draftOf } = await load({ 'mcp.attach': () => ({ ok: true, value: [file] }) })
    const failed = await attachResource(resource, { id: '7' }, 'new')
    expect([failed, asked()[0]?.input, draftOf(null).attachments]).toEqual([
      null,
      { serverId, uri: 'demo://{id}', variables: { id: '7' } },
      [file],
    ])
  })
})
