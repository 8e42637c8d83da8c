const percentOf = /(\d[\d.]*)\s*(?:%|percent)\s*of\s*(\d[\d.]*)/iu
const sum = /[-(\s]*\d[\d.,]*(?:\s*[-+*/×÷^()]+\s*\(*\s*\d[\d.,]*\)*)+/u
const asked = /\b(?:calculate|compute|work out)\s+(.+?)\s*[.?!]?$/imu
/** Numbers, signs and names that a calculator knows: no other words. */
const plainSum =
  /^(?:[\d\s.,+\-*/×÷^()%!]|sqrt|cbrt|abs|min|max|mean|median|sum|round|floor|ceil|log10|log2|ln|exp|sin|cos|tan|mod|pi|deg|e)+$/iu

/** The sum in a question, written for a calculator; null when there is none. */
export const arithmeticIn = (question: string): string | null => {
  const share = percentOf.exec(question)
  if (share !== null) return `${share[1]} / 100 * ${share[2]}`
  const words = asked.exec(question)?.[1]
  const found = words !== undefined && plainSum.test(words) && /\d/u.test(words) ? words : sum.exec(question)?.[0].trim()
  if (found === undefined || /^\d{4}-\d{2}-\d{2}$/u.test(found)) return null
  return found
    .replaceAll('×', '*')
    .replaceAll('÷', '/')
    .replace(/(?<=\d),(?=\d{3}\b)/gu, '')
    .replace(/[.,]$/u, '')
}
