import { ipcMain, type IpcMainInvokeEvent, type WebContents } from 'electron'
import { channels } from '../../shared/ipc/channels.ts'
import type { EventName, EventPayload } from '../../shared/ipc/contract.ts'
import type { Result } from '../../shared/ipc/result.ts'
import { mainMessages } from '../../shared/messages/main.ts'
import type { Logger } from '../logger.ts'

type RouterOptions = {
  readonly origin: string
  readonly isOurWindow: (sender: WebContents) => boolean
  readonly logger: Logger
}

/** Only the main frame of our own window, showing our own origin, may ask. */
const isTrusted = (event: IpcMainInvokeEvent, { origin, isOurWindow }: RouterOptions): boolean => {
  const frame = event.senderFrame
  if (frame === null || frame.parent !== null || frame !== event.sender.mainFrame || !isOurWindow(event.sender)) return false
  return frame.url === `${origin}/` || frame.url.startsWith(`${origin}/`)
}

const refusal: Result<never> = {
  ok: false,
  error: { code: 'untrusted-sender', title: mainMessages.refusedTitle, advice: mainMessages.refusedAdvice, retryable: false, remedies: [] },
}

/** Answers one request of the page or of the preload; never rejects for what was sent. */
export type Answer = (source: 'page' | 'preload', name: unknown, input: unknown) => Promise<Result<unknown>>

const listen = (source: 'page' | 'preload', answer: Answer, options: RouterOptions): void => {
  ipcMain.handle(channels[source], (event, name: unknown, input: unknown) => {
    if (isTrusted(event, options)) return answer(source, name, input)
    options.logger.error('untrusted sender', event.senderFrame?.url ?? 'no frame')
    return refusal
  })
}

/** Serves what our own page and preload ask for, and nobody else. */
export const serve = (answer: Answer, options: RouterOptions): void => {
  listen('page', answer, options)
  listen('preload', answer, options)
}

/** Says something to the window without being asked. */
export const sendEvent = <Name extends EventName>(contents: WebContents, name: Name, payload: EventPayload<Name>): void => {
  if (!contents.isDestroyed()) contents.send(channels.event, name, payload)
}
