import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBedrock, type Bedrock } from '../../src/main/bedrock/open-bedrock.ts'
import { createDemoHandler } from '../../src/main/demo/demo-handler.ts'
import { connectionTo, neverAborted, patientTimeouts, question } from '../support/bedrock-questions.ts'
import * as steps from '../support/bedrock-server/script-steps.ts'
import * as scripts from '../support/bedrock-server/scripts.ts'
import { startBedrockServer, type BedrockServer } from '../support/bedrock-server/server.ts'
import { collectReply, type CollectedReply } from '../support/collect-reply.ts'
import { directRoute } from '../support/find-route.ts'

let server: BedrockServer
let bedrock: Bedrock

beforeAll(async () => {
  server = await startBedrockServer()
  bedrock = openBedrock({ demoHandler: () => Promise.resolve(createDemoHandler({ chunksPerSecond: 0 })), findRoute: directRoute() })
})
afterAll(async () => {
  await server.close()
})

const ask = (request = question('Hello?')): Promise<CollectedReply> =>
  collectReply(bedrock.streamReply(connectionTo(server.url), request, patientTimeouts, neverAborted))

describe('a reply', () => {
  it('gives the same without streaming, and sends all that Converse takes', async () => {
    const guardrail = { id: 'abc123', version: 'DRAFT', trace: 'enabled', streamProcessing: 'async', newestQuestionOnly: false } as const
    const settings = { requestMetadata: { team: 'geology' }, responseFieldPaths: ['/stop_sequence'], guardrail } as const
    const asked = question('Hello?', { settings: { ...settings, responseFieldPaths: [...settings.responseFieldPaths] } })
    const script = scripts.severalBlocks()
    server.script(script)
    server.script(script, 'converse')
    const [streamed, whole] = [await ask(asked), await ask({ ...asked, settings: { ...asked.settings, streaming: false } })]
    const [first, second] = server.requests.slice(-2)
    expect([
      whole.parts,
      { ...whole.outcome, requestId: null, timeToFirstTokenMs: null, exchanges: [] },
      [first?.operation, second?.operation, first?.rejection, second?.rejection],
      second?.body,
      whole.outcome.exchanges.map(({ request: sent }) => sent),
    ]).toEqual([
      [
        { type: 'reasoning', text: 'Let me think.', signature: 'c2lnbmVk' },
        { type: 'text', text: 'The answer is 42.' },
      ],
      { ...streamed.outcome, requestId: null, timeToFirstTokenMs: null, exchanges: [] },
      ['converse-stream', 'converse', null, null],
      expect.objectContaining({
        guardrailConfig: { guardrailIdentifier: 'abc123', guardrailVersion: 'DRAFT', trace: 'enabled' },
        requestMetadata: { team: 'geology' },
        additionalModelResponseFieldPaths: ['/stop_sequence'],
      }),
      [second?.body],
    ])
  })

  it('tells what a guardrail blocked, without the words that it found', async () => {
    const customWords = [{ match: 'forbidden', action: 'BLOCKED', detected: true }]
    const trace = { guardrail: { inputAssessment: { abc123: { wordPolicy: { customWords, managedWordLists: [] } } } } }
    const answer = [steps.start, ...steps.textBlock('Sorry, no.'), ...steps.finish('guardrail_intervened', 0, { trace })]
    server.script(steps.stream(...answer))
    const { outcome } = await ask()
    expect([outcome.status, outcome.guardrail, JSON.stringify(outcome.exchanges).includes('forbidden')]).toEqual([
      'complete',
      {
        action: 'blocked',
        findings: [{ side: 'input', policy: 'word', name: 'CUSTOM', action: 'BLOCKED', detected: true }],
        applied: [{ id: 'abc123', version: '', origin: 'REQUEST' }],
        blockedSides: ['input'],
        redacted: [],
      },
      false,
    ])
  })
})
