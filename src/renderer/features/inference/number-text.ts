import { wholeWords } from '../../../shared/messages/amounts.ts'
import { inferenceMessages as words } from '../../../shared/messages/inference.ts'
import type { Parsed } from '../../ui/use-draft.ts'

type Limits = { readonly minimum: number; readonly maximum: number; readonly isWhole: boolean }

export const numberText = (value: number | null): string => (value === null ? '' : String(value))

/** A number within limits; a comma counts as a point, in a whole number as what groups its digits. Nothing may still become one. */
export const parseNumber =
  ({ minimum, maximum, isWhole }: Limits) =>
  (text: string): Parsed<number> => {
    const typed = isWhole ? text.replaceAll(/[\s,]/gu, '') : text.trim().replace(',', '.')
    if (typed === '') return { type: 'incomplete' }
    const value = Number(typed)
    const isForm = isWhole ? /^\d+$/u.test(typed) : /^\d*\.?\d*$/u.test(typed)
    if (isForm && value >= minimum && value <= maximum) return { type: 'value', value }
    const problem = isWhole ? words.wholeNumberProblem : words.numberProblem
    return { type: 'problem', problem: problem(wholeWords(minimum), wholeWords(maximum)) }
  }

/** The same, where nothing leaves it to the model. */
export const parseOptionalNumber =
  (limits: Limits) =>
  (text: string): Parsed<number | null> =>
    text.trim() === '' ? { type: 'value', value: null } : parseNumber(limits)(text)
