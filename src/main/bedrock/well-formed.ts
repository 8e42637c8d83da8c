/** Text without halves of characters, which the service cannot read. */
export const wellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, '\u{fffd}')
