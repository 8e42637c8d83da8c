const start = '\uE000'
const end = '\uE001'

/** Cuts a search snippet where U+E000 and U+E001 mark the words found. */
export const snippetPieces = (text: string): readonly { readonly text: string; readonly isFound: boolean }[] =>
  text
    .split(start)
    .flatMap((piece, index) => {
      if (index === 0) return [{ text: piece, isFound: false }]
      const [found = '', ...rest] = piece.split(end)
      return [
        { text: found, isFound: true },
        { text: rest.join(''), isFound: false },
      ]
    })
    .filter((piece) => piece.text !== '')

export const Snippet = ({ text }: { readonly text: string }) =>
  snippetPieces(text).map((piece, index) => (piece.isFound ? <mark key={index}>{piece.text}</mark> : piece.text))
