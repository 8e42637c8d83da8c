import { beforeEach, describe, expect, it, vi } from 'vitest'
import { messageIdSchema } from '../../../../src/shared/ids.ts'
import { defaultInference } from '../../../../src/shared/inference.ts'
import { installBridge } from '../../../support/bridge-double.ts'
import { conversationId, failure, features, inferenceMain, ofConversation, ofNew, otherId } from '../../../support/inference-main.ts'
import { eventually } from '../../../support/eventually.ts'

const messages = [1, 2, 3, 4, 5].map((digit) => messageIdSchema.parse(`${digit}f9619ff-8b86-4d01-b42d-00cf4fc964aa`))
const load = async () => ({
  ...(await import('../../../../src/renderer/state/inference.ts')),
  ...(await import('../../../../src/renderer/state/inference-layers.ts')),
})

beforeEach(() => void vi.resetModules())

describe('the settings of a conversation', () => {
  it('lie over those of its model and the app, and each says where it is from', async () => {
    inferenceMain({ systemPrompt: 'Be brief' })
    const { showInference, inferenceState, inferenceInEffect, sourceOf } = await load()
    await showInference(ofConversation)
    const { layers } = inferenceState()
    if (layers === null) throw new Error('nothing was read')
    expect({
      effect: inferenceInEffect(layers),
      sources: [sourceOf(layers, 'systemPrompt'), sourceOf(layers, 'temperature'), sourceOf(layers, 'topP')],
    }).toEqual({
      effect: { ...defaultInference, systemPrompt: 'Be brief', temperature: 0.2 },
      sources: ['conversation', 'model', 'app'],
    })
  })

  it('change at once, are written one at a time, and the last one wins', async () => {
    const { disk, written, goOn } = inferenceMain()
    const { showInference, setInference, inferenceState } = await load()
    await showInference(ofConversation)
    disk.holds = true
    const first = setInference({ topP: 0.1 })
    void setInference({ topP: 0.5 })
    const last = setInference({ topP: 0.9, topK: 3 })
    const shown = inferenceState().layers?.conversation
    const whileHeld = written().length
    disk.holds = false
    goOn()
    await Promise.all([first, last])
    expect({ shown, whileHeld, written: written(), disk: disk.conversation }).toEqual({
      shown: { topP: 0.9, topK: 3 },
      whileHeld: 1,
      written: [
        { conversationId, changes: { topP: 0.1 } },
        { conversationId, changes: { topP: 0.9, topK: 3 } },
      ],
      disk: { topP: 0.9, topK: 3 },
    })
  })

  it('stay on the screen with the reason when they cannot be written, also after another conversation was looked at', async () => {
    const { disk } = inferenceMain()
    const { showInference, setInference, retryInference, inferenceState } = await load()
    await showInference(ofConversation)
    disk.fails = true
    await setInference({ systemPrompt: 'Typed for an hour' })
    const failed = inferenceState()
    await showInference({ ...ofConversation, conversationId: otherId })
    const elsewhere = inferenceState()
    await showInference(ofConversation)
    const back = inferenceState()
    disk.fails = false
    await retryInference()
    expect({
      failed: [failed.layers?.conversation, failed.writeError],
      elsewhere: [elsewhere.layers?.conversation, elsewhere.writeError],
      back: [back.layers?.conversation, back.writeError],
      written: [disk.conversation, inferenceState().writeError],
    }).toEqual({
      failed: [{ systemPrompt: 'Typed for an hour' }, failure],
      elsewhere: [{}, null],
      back: [{ systemPrompt: 'Typed for an hour' }, failure],
      written: [{ systemPrompt: 'Typed for an hour' }, null],
    })
  })

  it('are read again for another model, with the ones before on the screen until then', async () => {
    const { bridge } = inferenceMain({ topK: 4 })
    const { showInference, inferenceState } = await load()
    await showInference(ofConversation)
    const before = inferenceState().scope
    const reading = showInference({ ...ofConversation, modelId: 'n' })
    const during = inferenceState()
    await showInference({ ...ofConversation, modelId: 'n' })
    await reading
    expect({
      during: [during.layers?.conversation, during.isReading],
      after: [inferenceState().isReading, inferenceState().scope - before],
      reads: bridge.calls.filter(({ name }) => name === 'inference.read').map(({ input }) => input),
    }).toEqual({
      during: [{ topK: 4 }, true],
      after: [false, 0],
      reads: [ofConversation, { ...ofConversation, modelId: 'n' }],
    })
  })

  it('say why they could not be read, and are read when asked again', async () => {
    let isBroken = true
    installBridge({
      'inference.read': () =>
        isBroken ? { ok: false, error: failure } : { ok: true, value: { conversation: {}, model: {}, app: defaultInference, features } },
    })
    const { showInference, retryInference, inferenceState } = await load()
    await showInference(ofConversation)
    const failed = inferenceState()
    isBroken = false
    await retryInference()
    expect([failed.layers, failed.readError, inferenceState().layers?.app, inferenceState().readError]).toEqual([
      null,
      failure,
      defaultInference,
      null,
    ])
  })

  it('go back to the layer below one by one', async () => {
    const { disk } = inferenceMain({ topK: 4, topP: 0.5 })
    const { showInference, resetInference } = await load()
    await showInference(ofConversation)
    await resetInference(['topK'])
    expect(disk.conversation).toEqual({ topP: 0.5 })
  })

  it('are taken over for the model and reset, each with a way back; points behind messages stay with the conversation', async () => {
    const caching = { ...defaultInference.caching, mode: 'manual' as const, afterMessageIds: messages.slice(0, 1) }
    const { disk } = inferenceMain({ topP: 0.5, caching })
    const { showInference, keepInferenceForModel, resetConversationInference, resetModelInference } = await load()
    await showInference(ofConversation)
    const kept = await keepInferenceForModel()
    const afterKeep = { ...disk }
    await kept?.undo()
    const afterUndo = { ...disk }
    const reset = await resetConversationInference()
    const afterReset = { ...disk }
    await reset?.undo()
    await resetModelInference(['temperature'])
    expect({ afterKeep, afterUndo, afterReset, atLast: disk }).toMatchObject({
      afterKeep: { conversation: { caching }, model: { temperature: 0.2, topP: 0.5, caching: { ...caching, afterMessageIds: [] } } },
      afterUndo: { conversation: { topP: 0.5, caching }, model: { temperature: 0.2 } },
      afterReset: { conversation: {}, model: { temperature: 0.2 } },
      atLast: { conversation: { topP: 0.5, caching }, model: {} },
    })
  })

  it('keep what was changed after a reset when that is taken back', async () => {
    const { disk } = inferenceMain({ topP: 0.5, topK: 9 })
    const { showInference, setInference, resetConversationInference, resetModelInference } = await load()
    await showInference(ofConversation)
    const reset = await resetConversationInference()
    const ofModel = await resetModelInference(['temperature'])
    await setInference({ topK: 20, streaming: false })
    await reset?.undo()
    await ofModel?.undo()
    expect(disk).toMatchObject({ conversation: { topP: 0.5, topK: 20, streaming: false }, model: { temperature: 0.2 } })
  })
})

describe('the settings of a new conversation', () => {
  it('wait in the window for the first question and are forgotten then', async () => {
    const { written } = inferenceMain()
    const { showInference, setInference, inferenceOfNewConversation, forgetInferenceOfNewConversation } = await load()
    await showInference(ofNew)
    const before = inferenceOfNewConversation()
    await setInference({ streaming: false })
    await setInference({ topK: 7 })
    const handed = inferenceOfNewConversation()
    forgetInferenceOfNewConversation()
    expect({ before, handed, after: inferenceOfNewConversation(), written: written() }).toEqual({
      before: null,
      handed: { streaming: false, topK: 7 },
      after: null,
      written: [],
    })
  })

  it('stay where they are on the screen when the conversation becomes real, with what was changed on the way', async () => {
    const { disk } = inferenceMain({ topK: 7 })
    const { showInference, setInference, inferenceState, inferenceOfNewConversation, forgetInferenceOfNewConversation } = await load()
    await showInference(ofNew)
    await setInference({ topK: 7 })
    const { scope } = inferenceState()
    await setInference({ topP: 0.3 })
    forgetInferenceOfNewConversation()
    const reading = showInference(ofConversation)
    const during = inferenceState()
    await reading
    await eventually(() => expect(disk.conversation).toEqual({ topK: 7, topP: 0.3 }))
    expect([
      during.layers?.conversation,
      inferenceState().layers?.conversation,
      inferenceState().scope - scope,
      inferenceOfNewConversation(),
    ]).toEqual([{ topK: 7, topP: 0.3 }, { topK: 7, topP: 0.3 }, 0, null])
  })
})

describe('the cache points behind messages', () => {
  it('are set and taken away, the oldest giving way to a fifth', async () => {
    const { disk } = inferenceMain()
    const { showInference, toggleCachePointAfter } = await load()
    await showInference(ofConversation)
    for (const id of messages) await toggleCachePointAfter(id)
    const five = disk.conversation.caching?.afterMessageIds
    const [, second] = messages
    if (second !== undefined) await toggleCachePointAfter(second)
    expect([five, disk.conversation.caching?.afterMessageIds]).toEqual([messages.slice(1), messages.slice(2)])
  })
})
