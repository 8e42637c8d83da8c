/** A page with its number in the file. `place` is its number among those that are sent, which is what a citation counts by. */
export type DemoPage = { readonly number: number; readonly place: number; readonly text: string }
/** `index` is the document's place among those that may be cited; null where it may not. */
export type DemoDocument = { readonly name: string; readonly pages: readonly DemoPage[]; readonly index: number | null }
export type ReadText = { readonly documents: readonly DemoDocument[]; readonly rest: string }

const document = /<document name="([^"]*)"[^>]*>\n([\s\S]*?)\n<\/document>(?=\n|$)/gu
const page = /<page number="(\d+)">\n([\s\S]*?)\n<\/page>(?=\n|$)/gu
const label = /^(Document \d+) is the file "([^"]*)"\.$/gmu
const pictures = /^The next (?:picture is page|\d+ pictures are the pages) [\d, ]+ of the file ".*"(?:, in this order)?\.$/gmu
const unreadable = '(no readable text)'

const pagesOf = (text: string): readonly DemoPage[] =>
  [...text.matchAll(page)].map(([, number, content], index) => ({
    number: Number(number ?? index + 1),
    place: index + 1,
    text: content === undefined || content === unreadable ? '' : content,
  }))

/** Takes the documents out of the texts of a message; what is left is what the person wrote. */
export const readDocuments = (texts: readonly string[]): ReadText => {
  const all = texts.join('\n')
  return {
    documents: [...all.matchAll(document)].map(([, name, content]) => ({ name: name ?? '', pages: pagesOf(content ?? ''), index: null })),
    rest: all.replace(document, '').replace(label, '').replace(pictures, ''),
  }
}

/** The names of the files behind the neutral names of documents. */
export const fileNamesIn = (texts: readonly string[]): ReadonlyMap<string, string> =>
  new Map([...texts.join('\n').matchAll(label)].map(([, neutral, name]) => [neutral ?? '', name ?? '']))

/** A document that came as such, by the text of its pages. */
export const documentOf = (name: string, content: readonly string[], index: number | null): DemoDocument => ({
  name,
  pages: pagesOf(content.join('\n')),
  index,
})
