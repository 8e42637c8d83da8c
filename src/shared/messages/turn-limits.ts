import { moneyWords, wholeWords } from './amounts.ts'

/** Why an answer that uses tools does not go on by itself. */
export const turnLimitMessages = {
  tooManyRounds: (rounds: number) =>
    rounds === 1
      ? 'This answer has used tools once, and wants to again'
      : `This answer has used tools ${rounds} times in a row, and wants to again`,
  tooManyTokens: (tokens: number, limit: number) =>
    `This answer has taken ${wholeWords(tokens)} tokens; ${wholeWords(limit)} are the limit for one answer`,
  tooMuchMoney: (usd: number, limit: number) => `This answer has cost ${moneyWords(usd)}; ${moneyWords(limit)} is the limit for one answer`,
  limitAdvice:
    'The calls it asked for last were not run. Press Continue to let it go on, or change the limits in the settings under Tools.',
  notRun: 'This call was not run: a limit of this answer was reached. The user may let you go on.',
} as const
