import { describe, expect, it } from 'vitest'
import { readContextSummary } from '../../src/main/store/conversations.ts'
import { countSend } from '../../src/main/turns/count-send.ts'
import { ExpectedError } from '../../src/shared/expected-error.ts'
import * as scripts from '../support/bedrock-server/scripts.ts'
import { useTurnSuite } from '../support/turn-suite.ts'
import { modelId, profileId } from '../support/turn-world.ts'

const suite = useTurnSuite()

const threeTurns = async () => {
  const conversationId = await suite.asked('First question')
  await suite.asked('Second question', { conversationId })
  await suite.asked('Third question', { conversationId })
  return conversationId
}

const lastTexts = (): string => JSON.stringify(suite.sent().at(-1))

describe('the context of a conversation', () => {
  it('is trimmed from its oldest turn, which stays on the screen', async () => {
    const conversationId = await threeTurns()
    const conversation = await suite.world().shortener.trim(conversationId)
    expect(conversation.contextFrom).toBeGreaterThan(1)
    await suite.asked('Fourth question', { conversationId })
    expect(lastTexts()).not.toContain('First question')
    expect(lastTexts()).toContain('Second question')
    expect(suite.world().messages(conversationId)).toHaveLength(8)
  })

  it('is sent whole again when the person wants it', async () => {
    const conversationId = await threeTurns()
    await suite.world().shortener.trim(conversationId)
    suite.world().shortener.reset(conversationId)
    await suite.asked('Fourth question', { conversationId })
    expect(lastTexts()).toContain('First question')
  })

  it('is summarised by its model; the summary stands for the older turns', async () => {
    const conversationId = await threeTurns()
    suite.server().script(scripts.plainText('They asked two questions.'), 'converse')
    const conversation = await suite.world().shortener.summarise(conversationId, AbortSignal.timeout(10_000))
    expect(conversation.hasSummary).toBe(true)
    expect(readContextSummary(suite.database(), conversationId)).toBe('They asked two questions.')
    await suite.asked('Fourth question', { conversationId })
    expect(lastTexts()).toContain('They asked two questions.')
    expect(lastTexts()).not.toContain('Second question')
    expect(lastTexts()).toContain('Third question')
  })

  it('stays as it is when a guardrail keeps the summary back', async () => {
    const conversationId = await threeTurns()
    await suite.world().until(() => suite.server().requests.some(({ operation }) => operation === 'converse'))
    suite.server().script(scripts.endedWith('guardrail_intervened'), 'converse')
    await expect(suite.world().shortener.summarise(conversationId, AbortSignal.timeout(10_000))).rejects.toSatisfy(
      (error) => error instanceof ExpectedError && error.userFacing.code === 'no-summary',
    )
    expect(readContextSummary(suite.database(), conversationId)).toBeNull()
  })

  it('says so when there is nothing older to leave out', async () => {
    const conversationId = await suite.asked('Only question')
    await expect(suite.world().shortener.trim(conversationId)).rejects.toSatisfy(
      (error) => error instanceof ExpectedError && error.userFacing.code === 'nothing-to-shorten',
    )
  })

  it('is counted with the draft before it is sent', async () => {
    const conversationId = await threeTurns()
    const draft = { conversationId, profileId, region: '', modelId, attachmentIds: [], inference: null, outputSchema: null }
    const short = await countSend(suite.world().dependencies, { ...draft, text: 'Hi' }, AbortSignal.timeout(10_000))
    const long = await countSend(suite.world().dependencies, { ...draft, text: 'word '.repeat(5000) }, AbortSignal.timeout(10_000))
    expect(long.inputTokens).toBeGreaterThan(short.inputTokens + 2000)
    expect(short).toMatchObject({ contextWindow: 1_000_000, maxTokens: 4096, fits: true, largerModels: [] })
    expect(short.inputUsd).toBeGreaterThan(0)
    expect(suite.world().messages(conversationId)).toHaveLength(6)
  })

  it('says what does not fit and which models would take it', async () => {
    const counted = await countSend(
      suite.world().dependencies,
      {
        conversationId: null,
        profileId,
        region: '',
        modelId: 'us.anthropic.claude-haiku-4-5-20251001-v1:0',
        text: 'word '.repeat(390_000),
        attachmentIds: [],
        inference: null,
        outputSchema: null,
      },
      AbortSignal.timeout(10_000),
    )
    expect(counted.fits).toBe(false)
    expect(counted.largerModels.length).toBeGreaterThan(0)
  })
})
