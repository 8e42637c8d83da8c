const importOf = (catalogue: string): RegExp =>
  new RegExp(`import\\s*\\{[^}]*?\\b${catalogue}\\b(?:\\s+as\\s+(\\w+))?[^}]*\\}\\s*from\\s*'[^']*'`, 'u')

/**
 * `words.key`, `{ key } = words`, or `'key'` beside `words[…]`. A map of words counts as a whole: which of them is shown is often known while the
 * app runs only.
 */
const isUsed = (key: string, name: string, text: string): boolean =>
  new RegExp(`\\b${name}\\s*\\??\\.\\s*${key}\\b`, 'u').test(text) ||
  (new RegExp(`\\b${name}\\[`, 'u').test(text) && text.includes(`'${key}'`)) ||
  [...text.matchAll(new RegExp(`\\{([^{}]*)\\}\\s*=\\s*${name}\\b(?!\\s*[.[(])`, 'gu'))].some(([, names = '']) =>
    new RegExp(`(?:^|[\\s,])${key}\\b`, 'u').test(names),
  )

/**
 * The words that no source takes from their catalogue, as `catalogue.key`. `catalogues` maps a catalogue's name to its words, `sources` are the
 * texts of the files that may use them.
 */
export const unusedWords = (catalogues: Readonly<Record<string, object>>, sources: readonly string[]): readonly string[] =>
  Object.entries(catalogues).flatMap(([catalogue, words]) => {
    const importers = sources.flatMap((text) => {
      const found = importOf(catalogue).exec(text)
      return found === null ? [] : [{ name: found[1] ?? catalogue, text }]
    })
    return Object.keys(words)
      .filter((key) => !importers.some(({ name, text }) => isUsed(key, name, text)))
      .map((key) => `${catalogue}.${key}`)
  })
