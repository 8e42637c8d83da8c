import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { getConversationSummary } from '../../src/main/store/conversations.ts'
import { searchConversations } from '../../src/main/store/search.ts'
import type { ConversationId } from '../../src/shared/ids.ts'
import { defaultRedaction, type GuardrailSettings, type InferenceChanges } from '../../src/shared/inference.ts'
import { mainMessages } from '../../src/shared/messages/main.ts'
import * as guardrails from '../support/bedrock-server/guardrail-scripts.ts'
import * as scripts from '../support/bedrock-server/scripts.ts'
import { useTurnSuite } from '../support/turn-suite.ts'

const suite = useTurnSuite()

const guardrail: GuardrailSettings = {
  id: guardrails.guardrailId,
  version: 'DRAFT',
  trace: 'enabled',
  streamProcessing: 'sync',
  newestQuestionOnly: false,
}
const secret = 'Tell me the heliotrope plan'

const brief = (conversationId: ConversationId) =>
  suite
    .world()
    .messages(conversationId)
    .map(({ role, leftOut, parts }) => ({ role, leftOut, text: parts.map((part) => ('text' in part ? part.text : part.type)).join('') }))

/** Everything that the database and its log hold, deleted pages included. */
const onDisk = (): string =>
  ['outcrop.sqlite', 'outcrop.sqlite-wal'].map((name) => readFileSync(join(suite.folder(), name)).toString('latin1')).join('')

const askBlocked = (inference: InferenceChanges = { guardrail }, more: { readonly conversationId?: ConversationId } = {}) =>
  suite.asked(secret, { inference, ...more })

describe('a turn that a guardrail blocks', () => {
  it('leaves no trace of the question: not in the messages, the list, the search, the kept requests or the file', async () => {
    suite.server().script(guardrails.guardrailOnInput())
    const conversationId = await askBlocked()
    expect(brief(conversationId)).toEqual([
      { role: 'user', leftOut: true, text: '[User input redacted.]' },
      { role: 'assistant', leftOut: true, text: guardrails.blockedInput },
    ])
    const summary = getConversationSummary(suite.database(), conversationId)
    expect([summary?.title, summary?.preview]).toEqual([mainMessages.blockedTitle, '[User input redacted.]'])
    expect(searchConversations(suite.database(), 'heliotrope', 10)).toEqual([])
    expect(onDisk()).not.toContain('heliotrope')
  })

  it('is not sent again, so that the conversation stays usable', async () => {
    suite.server().script([guardrails.guardrailOnInput(), scripts.plainText('A better question.')])
    const conversationId = await askBlocked()
    await suite.asked('Something harmless', { conversationId })
    const last = JSON.stringify(suite.sent().at(-1))
    expect(last).toContain('Something harmless')
    expect(last).not.toContain('redacted')
    expect(brief(conversationId).at(-1)).toEqual({ role: 'assistant', leftOut: false, text: 'A better question.' })
  })

  it('is shown by policy, without the words that matched', async () => {
    suite.server().script(guardrails.guardrailOnInput())
    const conversationId = await askBlocked()
    const report = suite.world().messages(conversationId).at(-1)?.details?.guardrail
    expect(report).toMatchObject({ action: 'blocked', blockedSides: ['input'], redacted: ['input'] })
    expect(report?.findings.length).toBeGreaterThan(0)
    expect(JSON.stringify(report)).not.toContain(guardrails.matchedWords.word)
  })

  it('tells the window what took the place of the blocked text', async () => {
    suite.server().script(guardrails.guardrailOnInput())
    await askBlocked()
    const replaced = suite
      .world()
      .events()
      .flatMap((event) => (event.type === 'message-replaced' ? [event.message.role, event.message.leftOut] : []))
    expect(replaced).toEqual(['user', true, 'assistant', true])
  })

  it('keeps the answer as the guardrail gave it, unless the settings say otherwise', async () => {
    suite.server().script([guardrails.guardrailOnOutput(), guardrails.guardrailOnOutput()])
    const kept = await askBlocked()
    const hidden = await askBlocked({ guardrail, redaction: { ...defaultRedaction, output: true, outputText: 'Not for you.' } })
    expect([brief(kept).at(-1)?.text, brief(hidden).at(-1)?.text]).toEqual([guardrails.blockedOutput, 'Not for you.'])
    expect(brief(kept)[0]?.text).toBe(secret)
  })

  it('takes back text that was shown before it was checked', async () => {
    suite.server().script(guardrails.guardrailAfterText())
    const conversationId = await askBlocked({ guardrail: { ...guardrail, streamProcessing: 'async' } })
    expect(brief(conversationId).at(-1)?.text).toBe(defaultRedaction.outputText)
    expect(onDisk()).not.toContain(guardrails.matchedWords.model)
  })

  it('is handled alike when the account enforces the guardrail, and when there is no trace', async () => {
    suite
      .server()
      .script([guardrails.guardrailOnInput({ origins: ['ACCOUNT_ENFORCED'] }), guardrails.guardrailOnOutput({ isTraced: false })])
    const enforced = await askBlocked({})
    const untraced = await askBlocked({ guardrail: { ...guardrail, trace: 'disabled' } })
    expect(brief(enforced)[0]).toEqual({ role: 'user', leftOut: true, text: '[User input redacted.]' })
    expect(brief(untraced).map(({ leftOut }) => leftOut)).toEqual([true, true])
  })

  it('ends together with what was replaced: where that cannot be written, nothing says that it was', async () => {
    suite.server().script(guardrails.guardrailOnInput())
    suite.database().exec(`CREATE TRIGGER full_disk BEFORE UPDATE OF left_out ON messages BEGIN SELECT raise(ABORT, 'disk full'); END`)
    const conversationId = await askBlocked()
    const end = suite
      .world()
      .events()
      .find(({ type }) => type === 'message-end')
    expect(end).toMatchObject({ status: 'failed', error: { code: 'not-saved' }, details: { guardrail: { redacted: [] } } })
    const stored = suite.world().messages(conversationId)
    expect(stored.map(({ status, details }) => [status, details])).toEqual([
      ['complete', null],
      ['streaming', null],
    ])
    expect(suite.world().faults).toEqual([])
  })

  it('replaces the question also where an earlier try left an answer and this one says nothing', async () => {
    suite.server().script([scripts.resetAfter(2), guardrails.silentlyBlocked()])
    const conversationId = await askBlocked()
    suite.world().starter.retry(conversationId)
    await suite.world().ended(conversationId)
    expect(brief(conversationId)[0]).toEqual({ role: 'user', leftOut: true, text: '[User input redacted.]' })
  })

  it('keeps the title that the conversation had', async () => {
    suite.server().script([scripts.plainText('Fine.'), guardrails.guardrailOnInput()])
    const conversationId = await suite.asked('About copper')
    await suite.world().until(() => getConversationSummary(suite.database(), conversationId)?.title !== 'About copper')
    const title = getConversationSummary(suite.database(), conversationId)?.title
    await askBlocked({}, { conversationId })
    expect(getConversationSummary(suite.database(), conversationId)?.title).toBe(title)
  })

  it('is sent whole when the person asks for it again', async () => {
    suite.server().script([guardrails.guardrailOnOutput(), scripts.plainText('Now it is fine.')])
    const conversationId = await askBlocked()
    suite.world().starter.retry(conversationId)
    await suite.world().ended(conversationId)
    expect(JSON.stringify(suite.sent().at(-1))).toContain('heliotrope')
    expect(brief(conversationId)).toEqual([
      { role: 'user', leftOut: false, text: secret },
      { role: 'assistant', leftOut: false, text: 'Now it is fine.' },
    ])
  })
})

describe('what a guardrail says', () => {
  it('becomes neither the title nor the summary of a conversation', async () => {
    suite.server().script([scripts.plainText('Fine.'), scripts.plainText('Fine too.')])
    suite.server().script([guardrails.guardrailOnOutput(), guardrails.guardrailOnOutput()], 'converse')
    const conversationId = await suite.asked('About copper', { inference: { guardrail } })
    const asides = () => suite.server().requests.filter(({ operation }) => operation === 'converse').length
    await suite.world().until(() => asides() === 1)
    await suite.asked('And tin', { conversationId })
    await expect(suite.world().shortener.summarise(conversationId, AbortSignal.timeout(10_000))).rejects.toThrow(
      mainMessages.noSummaryTitle,
    )
    expect(getConversationSummary(suite.database(), conversationId)).toMatchObject({
      title: 'About copper',
      hasSummary: false,
      contextFrom: 0,
    })
  })
})

describe('a turn that a guardrail masks', () => {
  it('is no blocked one', async () => {
    suite.server().script(guardrails.maskedPii())
    const conversationId = await suite.asked('Who wrote it?', { inference: { guardrail } })
    expect(brief(conversationId).map(({ leftOut }) => leftOut)).toEqual([false, false])
    expect(suite.world().messages(conversationId).at(-1)?.details?.guardrail).toMatchObject({ action: 'masked', redacted: [] })
  })
})

describe('guardrail settings', () => {
  it('wrap only the newest question when the person wants it', async () => {
    suite.server().script([guardrails.guardrailPassed(), guardrails.guardrailPassed()])
    const conversationId = await suite.asked('First', { inference: { guardrail: { ...guardrail, newestQuestionOnly: true } } })
    await suite.asked('Second', { conversationId })
    const last = JSON.stringify(suite.sent().at(-1))
    expect(last).toContain('"guardContent":{"text":{"text":"Second"')
    expect(last).not.toContain('"guardContent":{"text":{"text":"First"')
    expect(suite.sent().at(-1)).toMatchObject({
      guardrailConfig: { guardrailIdentifier: guardrail.id, guardrailVersion: 'DRAFT', trace: 'enabled', streamProcessingMode: 'sync' },
    })
  })
})
