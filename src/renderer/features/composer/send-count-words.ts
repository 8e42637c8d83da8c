import type { CountedSend } from '../../../shared/inference.ts'
import { moneyWords, percentOf, shortCountWords } from '../../../shared/messages/amounts.ts'
import { sendCountMessages as words } from '../../../shared/messages/send-count.ts'

/** The input with the whole of its longest answer; null where no price is known. */
export const sendPrice = ({ inputUsd, longestAnswerUsd }: CountedSend): number | null =>
  inputUsd === null || longestAnswerUsd === null ? null : inputUsd + longestAnswerUsd

/** How much of the context window the input takes: 0 to 1, null where the window is not known. */
export const sendShare = ({ inputTokens, contextWindow }: CountedSend): number | null =>
  contextWindow === null ? null : Math.min(1, inputTokens / contextWindow)

export const shareWords = ({ inputTokens, contextWindow, isEstimate }: CountedSend): string => {
  if (contextWindow === null) {
    const tokens = shortCountWords(inputTokens)
    return isEstimate ? words.aboutTokens(tokens) : words.tokens(tokens)
  }
  const percent = percentOf(inputTokens, contextWindow)
  const window = shortCountWords(contextWindow)
  return isEstimate ? words.aboutShare(percent, window) : words.share(percent, window)
}

export const priceWords = (count: CountedSend): string => {
  const price = sendPrice(count)
  return price === null ? '' : words.price(moneyWords(price))
}

/** The same in as few letters as can be: what is counted and what is estimated differ by a sign. */
export const meterWords = (count: CountedSend): string => {
  const { inputTokens, contextWindow, isEstimate } = count
  const price = sendPrice(count)
  const share = contextWindow === null ? shortCountWords(inputTokens) : percentOf(inputTokens, contextWindow)
  return [shortShare(share, isEstimate), ...(price === null ? [] : [moneyWords(price)])].join(' · ')
}

const shortShare = (share: string | number, isEstimate: boolean): string => {
  if (typeof share === 'number') return isEstimate ? words.shortAboutShare(share) : words.shortShare(share)
  return isEstimate ? words.shortAboutTokens(share) : words.tokens(share)
}

/** What is too long and how much of it, with the answer it may have. */
export const tooLongWords = ({ inputTokens, maxTokens, contextWindow, isEstimate }: CountedSend): string => {
  if (contextWindow === null) return words.tooLongUnknownTitle
  const tokens = shortCountWords(inputTokens + maxTokens)
  const window = shortCountWords(contextWindow)
  return isEstimate ? words.tooLongAboutTitle(tokens, window) : words.tooLongTitle(tokens, window)
}
