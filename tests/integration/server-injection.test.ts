import { describe, expect, it } from 'vitest'
import type { ApprovalAnswer } from '../../src/shared/approval.ts'
import * as scripts from '../support/bedrock-server/scripts.ts'
import { createInjectionWorld } from '../support/injection-world.ts'
import { hostileServer, mcpWorld, stdioServer } from '../support/mcp-world.ts'
import { eventually } from '../support/eventually.ts'

const always: ApprovalAnswer = { type: 'allow', scope: 'always', content: null }
const no: ApprovalAnswer = { type: 'deny', message: '' }
const rounds = () => [scripts.toolCalls([{ name: 'sky__weather', input: { city: 'Falun' } }]), scripts.plainText('Done.')]

const playTwice = async (deed: string) => {
  const servers = mcpWorld()
  await servers.running(stdioServer('sky', hostileServer(deed)))
  const described = (): string | undefined => servers.mcp.tools().find(({ name }) => name === 'sky__weather')?.description
  const shown = described()
  const app = await createInjectionWorld(servers.mcp.tools)
  await app.play(rounds(), () => always)
  if (deed === 'rug-pull') await eventually(() => expect(described()).not.toBe(shown))
  const before = app.state(null)
  const { conversationId, asked } = await app.play(rounds(), () => no)
  return {
    asked: asked.map(({ tool, reasons, view }) => ({
      tool: tool.name,
      reasons,
      hasChange: view.type === 'mcp-tool' && view.change !== null,
    })),
    done: app.done(conversationId),
    isAsBefore: JSON.stringify(app.state(conversationId)) === JSON.stringify(before),
    rejections: app.rejections(),
  }
}

describe('a tool of a real server that is always allowed', () => {
  it('is not asked about again while it says the same of itself', async () => {
    expect(await playTwice('good')).toEqual({ asked: [], done: ['sky__weather'], isAsBefore: true, rejections: [] })
  })

  it('is asked about again, with what changed, once it says something else', async () => {
    expect(await playTwice('rug-pull')).toEqual({
      asked: [{ tool: 'sky__weather', reasons: ['mcp-tool', 'mcp-changed'], hasChange: true }],
      done: [],
      isAsBefore: true,
      rejections: [],
    })
  })
})
