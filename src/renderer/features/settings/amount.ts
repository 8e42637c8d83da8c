/** A typed amount without currency; a comma may stand for the point. null where it is none. */
export const parseAmount = (text: string): number | null => {
  const plain = text
    .trim()
    .replace(/^\$\s*/u, '')
    .replace(',', '.')
  return /^(?:\d+(?:\.\d*)?|\.\d+)$/u.test(plain) ? Number(plain) : null
}
