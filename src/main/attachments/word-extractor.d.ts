declare module 'word-extractor' {
  export type ExtractedDocument = {
    readonly getBody: () => string
    readonly getFootnotes: () => string
    readonly getEndnotes: () => string
    readonly getTextboxes: () => string
  }
  const WordExtractor: new () => { readonly extract: (source: Buffer) => Promise<ExtractedDocument> }
  export default WordExtractor
}
