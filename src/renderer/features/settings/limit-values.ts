import { parseAmount, parseWhole } from './amount.ts'

const tokenRange = { least: 1000, most: 100_000_000 } as const
const moneyRange = { least: 0.01, most: 10_000 } as const

/** undefined where the text is no limit; null for none. */
export const tokenLimitOf = (text: string): number | null | undefined => {
  if (text === '') return null
  const count = parseWhole(text)
  return count === null || count < tokenRange.least || count > tokenRange.most ? undefined : count
}

/** The same for US dollars. */
export const moneyLimitOf = (text: string): number | null | undefined => {
  if (text === '') return null
  const amount = parseAmount(text)
  return amount === null || amount < moneyRange.least || amount > moneyRange.most ? undefined : amount
}
