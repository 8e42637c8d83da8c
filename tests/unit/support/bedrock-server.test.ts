import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openBedrock, type Bedrock } from '../../../src/main/bedrock/open-bedrock.ts'
import { createDemoHandler } from '../../../src/main/demo/demo-handler.ts'
import { connectionTo, ended, neverAborted, patientTimeouts, question } from '../../support/bedrock-questions.ts'
import * as scripts from '../../support/bedrock-server/scripts.ts'
import { startBedrockServer, type BedrockServer } from '../../support/bedrock-server/server.ts'
import { collectReply } from '../../support/collect-reply.ts'
import { directRoute } from '../../support/find-route.ts'

describe('startBedrockServer', () => {
  let server: BedrockServer
  let bedrock: Bedrock
  const stream = () => bedrock.streamReply(connectionTo(server.url), question('Say it back'), patientTimeouts, neverAborted)

  beforeEach(async () => {
    server = await startBedrockServer()
    bedrock = openBedrock({ demoHandler: () => Promise.resolve(createDemoHandler()), findRoute: directRoute() })
  })
  afterEach(async () => {
    await server.close()
  })

  it('echoes the question when nothing is scripted', async () => {
    expect(ended(await collectReply(stream()))).toEqual({
      parts: [{ type: 'text', text: 'You asked: **Say it back**\n\n- This is the test server.\n- It repeats what it is asked.\n' }],
      status: 'complete',
      code: null,
    })
  })

  it('holds gated pieces back until they are released', async () => {
    server.script(scripts.gated('One piece. Another one.'))
    const reply = stream()
    const first = reply.next()
    server.release()
    const started = await first
    const text = await reply.next()
    server.release(5)
    expect([started.value, text.value, ended(await collectReply(reply)).parts]).toEqual([
      { type: 'part-start', index: 0, part: { type: 'text', text: '' } },
      { type: 'part-delta', index: 0, text: 'One piece. A' },
      [{ type: 'text', text: 'One piece. Another one.' }],
    ])
  })

  it('records what it was sent, and refuses requests that are not signed', async () => {
    const response = await fetch(`${server.url}/model/amazon.nova-lite-v1%3A0/converse`, { method: 'POST', body: '{}' })
    expect([
      response.status,
      response.headers.get('x-amzn-errortype')?.split(':')[0],
      await response.json(),
      server.requests[0]?.modelId,
    ]).toEqual([403, 'MissingAuthenticationTokenException', { message: 'Missing Authentication Token' }, 'amazon.nova-lite-v1:0'])
  })
})
