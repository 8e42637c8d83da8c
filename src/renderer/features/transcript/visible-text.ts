const unseen = /[\p{DI}\p{Cf}\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u2800]|(?! )\p{Zs}/gu

/** A text in which nothing hides: what turns the order of letters round, or is not seen at all, stands there by its number. Lines stay. */
export const visibleText = (text: string): string =>
  text.replaceAll(unseen, (letter) => (letter === '\n' ? letter : `\\u{${(letter.codePointAt(0) ?? 0).toString(16)}}`))
