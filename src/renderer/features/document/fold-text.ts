/** A text made alike, with where each of its characters comes from: `starts[i]` and `ends[i]` are places in the text as it was. */
export type FoldedText = { readonly text: string; readonly starts: readonly number[]; readonly ends: readonly number[] }

/** Part of a text: `end` is the place after its last character. */
export type TextRange = { readonly start: number; readonly end: number }

/** Stands where a line ended with a hyphen: it may have been one of the word, or only of the line. */
export const lineHyphen = '\uE000'

/** Case, accents, ligatures, quotes and dashes made alike; white space, line ends included, is one space. */
export const foldText = (text: string): FoldedText => {
  const folded: string[] = []
  const starts: number[] = []
  const ends: number[] = []
  const add = (characters: string, start: number, end: number): void => {
    for (const character of characters) {
      if (character === ' ' && folded.at(-1) === ' ') {
        ends[ends.length - 1] = end
        continue
      }
      // One entry for each unit of the folded text, so that places in it are indices.
      for (let unit = 0; unit < character.length; unit += 1) {
        folded.push(character.charAt(unit))
        starts.push(start)
        ends.push(end)
      }
    }
  }
  let index = 0
  while (index < text.length) {
    const plain = asciiFolds[text.charCodeAt(index)]
    if (plain !== undefined && plain !== '-') {
      if (plain === ' ' && folded.at(-1) === ' ') ends[ends.length - 1] = index + 1
      else {
        folded.push(plain)
        starts.push(index)
        ends.push(index + 1)
      }
      index += 1
      continue
    }
    const hyphenEnd = endOfLineHyphen(text, index)
    const length = hyphenEnd === null ? lengthAt(text, index) : hyphenEnd - index
    add(hyphenEnd === null ? foldCharacter(text.slice(index, index + length)) : lineHyphen, index, index + length)
    index += length
  }
  return { text: folded.join(''), starts, ends }
}

const lengthAt = (text: string, index: number): number => ((text.codePointAt(index) ?? 0) > 0xff_ff ? 2 : 1)

const hyphens = new Set(['-', '\u2010', '\u2011', '\u00AD'])
const lineEnd = /[^\S\r\n]*\r?\n\s*/uy
const wordCharacter = /[\p{L}\p{N}]/u

/** Where the line break after a hyphen at `index` ends, or null when there is none. */
const endOfLineHyphen = (text: string, index: number): number | null => {
  if (!hyphens.has(text.charAt(index)) || !wordCharacter.test(text.charAt(index - 1))) return null
  lineEnd.lastIndex = index + 1
  return lineEnd.test(text) && wordCharacter.test(text.charAt(lineEnd.lastIndex)) ? lineEnd.lastIndex : null
}

const known = new Map<string, string>()
const maximumKnown = 20_000

/** Empty for what is no character of its own, such as an accent that follows its letter or a soft hyphen. */
const foldCharacter = (character: string): string => {
  const code = character.charCodeAt(0)
  if (code < 0x80) return foldAscii(character, code)
  const before = known.get(character)
  if (before !== undefined) return before
  const folded = foldOther(character)
  if (known.size < maximumKnown) known.set(character, folded)
  return folded
}

const foldAscii = (character: string, code: number): string => {
  if (code >= 0x41 && code <= 0x5a) return character.toLowerCase()
  if (code <= 0x20 || code === 0x7f) return ' '
  return code === 0x60 ? "'" : character
}

/** Nearly all of most texts: looked up, since a search goes through millions of characters. */
const asciiFolds: readonly string[] = Array.from({ length: 0x80 }, (_fold, code) => foldAscii(String.fromCodePoint(code), code))

const foldOther = (character: string): string => {
  if (/\s/u.test(character)) return ' '
  if (/[\p{Mn}\p{Cf}]/u.test(character)) return ''
  if (/\p{Pd}|\u2212/u.test(character)) return '-'
  if (/[\u2018\u2019\u201A\u201B\u2032\u2039\u203A\u00B4]/u.test(character)) return "'"
  if (/[\u201C\u201D\u201E\u201F\u2033\u00AB\u00BB\u301D\u301E]/u.test(character)) return '"'
  const plain = character
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[\p{Mn}\p{Cf}]/gu, '')
  return plain.replaceAll('ß', 'ss').replaceAll(/\s+/gu, ' ')
}
