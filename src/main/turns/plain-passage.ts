/** What is left of a text when only its words count: how it was broken into lines, hyphenated, quoted and set in type is gone. */
type PlainPassage = {
  readonly text: string
  /** For each unit of `text` the unit of the original that it comes from; one more for the end. */
  readonly places: Uint32Array
}

const asciiLimit = 128
const dashes = /[\p{Pd}\u2212]/u
const notKept = /[^\p{L}\p{N}\p{M}\p{Sc}%‰<>=≤≥±+]/gu
const spelled = new Map<number, string>()

/** One character in the spelling that all its forms share; empty for what does not count. */
const spell = (code: number): string => {
  const character = String.fromCodePoint(code)
  if (dashes.test(character)) return '-'
  const letters = character.normalize('NFKD').toLowerCase().replaceAll(notKept, '')
  return letters === 'ς' ? 'σ' : letters
}

const ascii: readonly string[] = Array.from({ length: asciiLimit }, (_code, code) =>
  '.,:/'.includes(String.fromCodePoint(code)) ? '.' : spell(code),
)

const spellingOf = (code: number): string => {
  if (code < asciiLimit) return ascii[code] ?? ''
  const known = spelled.get(code)
  if (known !== undefined) return known
  const made = spell(code)
  if (spelled.size < 65_536) spelled.set(code, made)
  return made
}

const isDigit = (text: string, index: number): boolean => {
  const code = text.charCodeAt(index)
  return code >= 48 && code <= 57
}

/** A point or a dash counts inside a number, and a dash before one: 1.5 is not 15, and -3 is not 3. */
const countsAt = (text: string, index: number, spelling: string): boolean => {
  if (spelling !== '.' && spelling !== '-') return true
  if (!isDigit(text, index + 1)) return false
  return isDigit(text, index - 1) || (spelling === '-' && !/[\p{L}\p{N}]/u.test(text.charAt(index - 1)))
}

/** The one letter that an ASCII character is spelled with; 0 for none, 1 for what only counts in a number. */
const asciiUnits = Uint8Array.from(ascii, (spelling) => (spelling === '.' || spelling === '-' ? 1 : spelling.charCodeAt(0) || 0))

/** Calls `take` for every unit of the plain text, with the unit of the original that it comes from. */
const eachUnit = (text: string, take: (unit: number, place: number) => void): void => {
  for (let index = 0; index < text.length; index += 1) {
    const first = text.charCodeAt(index)
    const unit = first < asciiLimit ? (asciiUnits[first] ?? 0) : 1
    if (unit > 1) take(unit, index)
    if (unit !== 1) continue
    const code = text.codePointAt(index) ?? 0
    const spelling = spellingOf(code)
    if (spelling !== '' && countsAt(text, index, spelling)) {
      const units = spelling === '.' ? text.charAt(index) : spelling
      for (let at = 0; at < units.length; at += 1) take(units.charCodeAt(at), index)
    }
    if (code > 0xff_ff) index += 1
  }
}

/** The plain text, kept at one byte a letter where that holds it. */
export const plainText = (text: string): string => {
  let units = new Uint16Array(text.length + 32)
  let length = 0
  let highest = 0
  eachUnit(text, (unit) => {
    if (length === units.length) {
      const larger = new Uint16Array(units.length * 2)
      larger.set(units)
      units = larger
    }
    units[length] = unit
    length += 1
    if (unit > highest) highest = unit
  })
  if (highest < 256) return Buffer.from(units.subarray(0, length)).toString('latin1')
  return Buffer.from(units.buffer, 0, length * 2).toString('utf16le')
}

/** The same with the way back to the original. */
export const plainPassage = (text: string): PlainPassage => {
  const places: number[] = []
  eachUnit(text, (_unit, place) => void places.push(place))
  places.push(text.length)
  return { text: plainText(text), places: Uint32Array.from(places) }
}
