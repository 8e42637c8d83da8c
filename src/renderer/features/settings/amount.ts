/** A typed whole number of at most nine digits; spaces and commas between them are how people write it. null where it is none. */
export const parseWhole = (text: string): number | null => {
  const digits = text.replaceAll(/[\s,]/gu, '')
  return /^\d{1,9}$/u.test(digits) ? Number(digits) : null
}

/** A typed amount without currency; a comma may stand for the point. null where it is none. */
export const parseAmount = (text: string): number | null => {
  const plain = text
    .trim()
    .replace(/^\$\s*/u, '')
    .replace(',', '.')
  return /^(?:\d+(?:\.\d*)?|\.\d+)$/u.test(plain) ? Number(plain) : null
}
