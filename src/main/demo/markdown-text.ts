/** Text from a document with what Markdown would read as its own signs made plain. */
export const plain = (text: string): string =>
  text
    .replace(/[\u{f8fd}-\u{f8ff}]/gu, '')
    .replace(/[\\`*_[\]<>|~#]/gu, '\\$&')
    .replace(/\s+/gu, ' ')
    .trim()

const withoutEnding = (name: string): string => name.replace(/\.[A-Za-z0-9]{1,5}$/u, '')

export const displayName = (name: string): string => plain(withoutEnding(name).replaceAll('_', ' '))
