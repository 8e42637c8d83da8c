/**
 * JSON as editors keep it, without comments and without commas before a closing bracket; text in quotes stays as it is. What does not end is taken
 * as well: looked for again and again, it would take for ever.
 */
export const withoutComments = (text: string): string => {
  const kept = text
    .replace(/^\uFEFF/u, '')
    .replaceAll(/"(?:[^"\\\n]|\\.)*"?|\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/gu, (found) => (found.startsWith('"') ? found : ' '))
  return kept.replaceAll(/"(?:[^"\\\n]|\\.)*"?|,(?=\s*[}\]])/gu, (found) => (found.startsWith('"') ? found : ''))
}
