import type { Message } from '../../../shared/message.ts'

/** The first message that is still sent, where some of those on the screen are not; null where there is no such line to draw. */
export const firstSentMessage = (messages: readonly Message[], contextFrom: number): Message['id'] | null => {
  const index = messages.findIndex((message) => message.position >= contextFrom)
  return index <= 0 ? null : (messages[index]?.id ?? null)
}
