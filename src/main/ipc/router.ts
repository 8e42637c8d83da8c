import { ipcMain, type IpcMainInvokeEvent, type WebContents } from 'electron'
import { channels, pageRequests, preloadRequests } from '../../shared/ipc/contract.ts'
import type { EventName, EventPayload } from '../../shared/ipc/contract.ts'
import type { Result } from '../../shared/ipc/result.ts'
import { mainMessages } from '../../shared/messages/main.ts'
import type { Logger } from '../logger.ts'
import { answerRequest, type Handlers, type RequestTable } from './answer-request.ts'

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

const listen = <Table extends RequestTable>(channel: string, table: Table, handlers: Handlers<Table>, options: RouterOptions): void => {
  ipcMain.handle(channel, (event, name: unknown, input: unknown) => {
    if (!isTrusted(event, options)) {
      options.logger.error('untrusted sender', event.senderFrame?.url ?? 'no frame')
      return refusal
    }
    return answerRequest(table, handlers, options.logger, name, input)
  })
}

/** Serves every request of the contract. A missing or misspelled handler does not compile. */
export const serve = (page: Handlers<typeof pageRequests>, preload: Handlers<typeof preloadRequests>, options: RouterOptions): void => {
  listen(channels.page, pageRequests, page, options)
  listen(channels.preload, preloadRequests, preload, options)
}

/** Says something to the window without being asked. */
export const sendEvent = <Name extends EventName>(contents: WebContents, name: Name, payload: EventPayload<Name>): void => {
  if (!contents.isDestroyed()) contents.send(channels.event, name, payload)
}
