import { useEffect } from 'react'
import type { ConversationId } from '../../shared/ids.ts'
import type { InferenceLayers } from '../../shared/ipc/inference-requests.ts'
import { on } from '../bridge/client.ts'
import { hideInference, inferenceState, readInference, showInference, useInferenceState } from './inference.ts'
import { useChosenModelId, useChosenProfileId } from './models.ts'
import { useOpenConversation } from './open-conversation.ts'
import { useSettings } from './settings.ts'
import { useChosenRegion } from './switch-profile.ts'

let followers = 0
let stopListening: () => void = () => undefined

/**
 * Reads again when a tool has changed the settings of what is shown, and after each turn: a refusal may have taught what the model takes. Returns the
 * function that stops it.
 */
export const listenToInference = (): (() => void) => {
  const reread = (conversationId: ConversationId): void => {
    if (inferenceState().target?.conversationId === conversationId) void readInference()
  }
  const stops = [
    on('inference.changed', ({ conversationId }) => reread(conversationId)),
    on('turn.push', ({ conversationId, events }) => {
      if (events.some((event) => event.type === 'turn-end')) reread(conversationId)
    }),
  ]
  return () => {
    for (const stop of stops) stop()
  }
}

const follow = (): (() => void) => {
  followers += 1
  if (followers === 1) stopListening = listenToInference()
  return () => {
    followers -= 1
    if (followers > 0) return
    stopListening()
    hideInference()
  }
}

/** The layers of the conversation on the screen, or of the one that begins there; null until they are known. */
export const useInference = (): InferenceLayers | null => {
  const conversationId = useOpenConversation((state) => state.conversationId)
  const isOpening = useOpenConversation((state) => state.conversationId !== null && state.conversation === null)
  const profileId = useChosenProfileId()
  const region = useChosenRegion()
  const modelId = useChosenModelId()
  const maxTokens = useSettings((settings) => settings.maxTokens)
  useEffect(follow, [])
  useEffect(() => {
    if (isOpening || profileId === null || modelId === '') hideInference()
    else void showInference({ conversationId, profileId, region, modelId })
  }, [conversationId, isOpening, profileId, region, modelId])
  useEffect(() => {
    const { layers } = inferenceState()
    if (layers !== null && layers.app.maxTokens !== maxTokens) void readInference()
  }, [maxTokens])
  return useInferenceState((state) => state.layers)
}
