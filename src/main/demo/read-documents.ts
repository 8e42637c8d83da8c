export type DemoDocument = { readonly name: string; readonly pages: readonly string[] }
export type ReadText = { readonly documents: readonly DemoDocument[]; readonly rest: string }

const document = /<document name="([^"]*)"[^>]*>\n([\s\S]*?)\n<\/document>(?=\n|$)/gu
const page = /<page number="\d+">\n([\s\S]*?)\n<\/page>(?=\n|$)/gu
const unreadable = '(no readable text)'

const pagesOf = (text: string): readonly string[] =>
  [...text.matchAll(page)].map(([, content]) => (content === undefined || content === unreadable ? '' : content))

/** Takes the documents out of the texts of a message; what is left is what the person wrote. */
export const readDocuments = (texts: readonly string[]): ReadText => {
  const all = texts.join('\n')
  return {
    documents: [...all.matchAll(document)].map(([, name, content]) => ({ name: name ?? '', pages: pagesOf(content ?? '') })),
    rest: all.replace(document, ''),
  }
}
