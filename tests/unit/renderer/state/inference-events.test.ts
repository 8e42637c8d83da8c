import { beforeEach, describe, expect, it, vi } from 'vitest'
import { conversationId, inferenceMain, ofConversation, otherId } from '../../../support/inference-main.ts'
import { eventually } from '../../../support/eventually.ts'

const load = async () => ({
  ...(await import('../../../../src/renderer/state/inference.ts')),
  ...(await import('../../../../src/renderer/state/use-inference.ts')),
})

beforeEach(() => void vi.resetModules())

describe('listenToInference', () => {
  it('reads again when a tool has changed the settings on the screen, or a turn of the conversation has ended', async () => {
    const { disk, bridge } = inferenceMain()
    const { showInference, listenToInference, inferenceState } = await load()
    const stop = listenToInference()
    await showInference(ofConversation)
    disk.conversation = { topK: 8 }
    bridge.say('inference.changed', { conversationId: otherId })
    bridge.say('inference.changed', { conversationId })
    await eventually(() => expect(inferenceState().layers?.conversation).toEqual({ topK: 8 }))
    disk.model = {}
    bridge.say('turn.push', { conversationId, events: [{ type: 'text-delta' }] })
    bridge.say('turn.push', { conversationId, events: [{ type: 'turn-end' }] })
    await eventually(() => expect(inferenceState().layers?.model).toEqual({}))
    stop()
    bridge.say('inference.changed', { conversationId })
    expect(bridge.calls.map(({ name }) => name)).toEqual(['inference.read', 'inference.read', 'inference.read'])
  })

  it('does not take back what is being written', async () => {
    const { disk, bridge, goOn } = inferenceMain()
    const { showInference, setInference, listenToInference, inferenceState, readInference } = await load()
    listenToInference()
    await showInference(ofConversation)
    disk.holds = true
    const writing = setInference({ topP: 0.4 })
    bridge.say('inference.changed', { conversationId })
    await readInference()
    const during = inferenceState().layers?.conversation
    goOn()
    await writing
    expect([during, inferenceState().layers?.conversation]).toEqual([{ topP: 0.4 }, { topP: 0.4 }])
  })
})
