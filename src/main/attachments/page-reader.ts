import { fetchMessages } from '../../shared/messages/fetch.ts'
import type { Reader } from './reader.ts'
import type { WebPageText } from './reader-request.ts'

/** Reads pages of the web in a process of their own. `bytes` are UTF-8. Rejects with words for the model. */
export const createPageReader =
  (reader: Reader) =>
  async (bytes: Uint8Array, signal: AbortSignal): Promise<WebPageText> => {
    const answer = await reader.run({ type: 'web-page', html: new TextDecoder().decode(bytes) }, signal)
    if (answer.type !== 'web-page') throw new Error(fetchMessages.unreadable)
    return answer.page
  }
