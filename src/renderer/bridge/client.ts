import type { Bridge, EventName, EventPayload, Ingested, PageRequestName, RequestInput, RequestOutput } from '../../shared/ipc/contract.ts'
import type { Result } from '../../shared/ipc/result.ts'
import { appMessages } from '../../shared/messages/app.ts'
import type { UserFacingError } from '../../shared/user-facing-error.ts'

declare global {
  interface Window {
    readonly bridge: Bridge<File>
  }
}

/** A request that failed, with the words for the person. */
export class RequestError extends Error {
  readonly error: UserFacingError

  constructor(error: UserFacingError, options?: ErrorOptions) {
    super(error.title, options)
    this.name = 'RequestError'
    this.error = error
  }
}

const lostConnection = (cause: unknown): UserFacingError => ({
  code: 'bridge-lost',
  title: appMessages.bridgeLostTitle,
  advice: appMessages.bridgeLostAdvice,
  detail: String(cause),
  retryable: true,
  remedies: ['retry'],
})

/** For callers that show the failure themselves. Never throws. */
export const tryRequest = async <Name extends PageRequestName>(
  name: Name,
  input: RequestInput<Name>,
): Promise<Result<RequestOutput<Name>>> => {
  try {
    return await window.bridge.request(name, input)
  } catch (cause) {
    return { ok: false, error: lostConnection(cause) }
  }
}

/** Throws a RequestError when the answer is a failure. */
export const request = async <Name extends PageRequestName>(name: Name, input: RequestInput<Name>): Promise<RequestOutput<Name>> => {
  const result = await tryRequest(name, input)
  if (!result.ok) throw new RequestError(result.error)
  return result.value
}

/** Hands files and folders from the disk or the clipboard over; every file has its own outcome, a folder is listed. */
export const ingestFiles = async (files: readonly File[]): Promise<Ingested> => {
  const result = await window.bridge.ingestFiles(files)
  if (!result.ok) throw new RequestError(result.error)
  return result.value
}

/** Returns the function that stops listening. */
export const on = <Name extends EventName>(name: Name, listener: (payload: EventPayload<Name>) => void): (() => void) =>
  window.bridge.on(name, listener)

/** Which system the app runs on: it decides about keys, words and the title bar. */
export const platform = (): Bridge<File>['platform'] => window.bridge.platform
