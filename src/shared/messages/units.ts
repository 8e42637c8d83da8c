/** What a number in a field counts. */
export type Unit = { readonly one: string; readonly other: string }

export const unitMessages = {
  tokens: { one: 'token', other: 'tokens' },
  seconds: { one: 'second', other: 'seconds' },
  rounds: { one: 'round', other: 'rounds' },
  attempts: { one: 'attempt', other: 'attempts' },
  usDollars: { one: 'US dollar', other: 'US dollars' },
} as const satisfies Readonly<Record<string, Unit>>
