import { parseAmount } from './amount.ts'

const tokenRange = { least: 1000, most: 100_000_000 } as const
const moneyRange = { least: 0.01, most: 10_000 } as const

/** undefined where the text is no limit; null for none. Spaces and commas between digits are how people write them. */
export const tokenLimitOf = (text: string): number | null | undefined => {
  const digits = text.replaceAll(/[\s,]/gu, '')
  if (digits === '') return null
  const count = /^\d{1,9}$/u.test(digits) ? Number(digits) : Number.NaN
  return count >= tokenRange.least && count <= tokenRange.most ? count : undefined
}

/** The same for US dollars. */
export const moneyLimitOf = (text: string): number | null | undefined => {
  if (text === '') return null
  const amount = parseAmount(text)
  return amount === null || amount < moneyRange.least || amount > moneyRange.most ? undefined : amount
}
