const fewest = 256

const numbersIn = (text: string): string => text.replaceAll(/(?<=\d),(?=\d{3})/gu, '')

/** The largest answer that the service's own numbers leave room for; null when it names none. */
const roomIn = (text: string): number | null => {
  const [, input, , limit] = /(\d+)\s*\+\s*(\d+)\s*>\s*(\d+)/u.exec(text) ?? []
  if (input !== undefined && limit !== undefined) return Number(limit) - Number(input)
  const [, most] = /(?:model limit of|max_tokens: \d+ >)\s*(\d+)/iu.exec(text) ?? []
  return most === undefined ? null : Number(most)
}

/** A smaller limit for the answer that would be accepted: what fits, else half of what was asked for. Null when there is none worth having. */
export const fittingMaxTokens = (text: string, maxTokens: number | undefined): number | null => {
  if (maxTokens === undefined) return null
  const room = roomIn(numbersIn(text))
  const wanted = room ?? Math.max(fewest, Math.floor(maxTokens / 2))
  return wanted >= fewest && wanted < maxTokens ? wanted : null
}
