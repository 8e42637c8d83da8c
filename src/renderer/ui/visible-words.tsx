import { visiblePieces } from '../../shared/visible-text.ts'
import './visible-words.css'

type VisibleWordsProps = { readonly text: string; readonly isCode?: boolean }

/** A text of others in which nothing hides: what cannot be seen is marked. It cannot change the order of what stands around it. */
export const VisibleWords = ({ text, isCode = false }: VisibleWordsProps) => (
  <bdi>
    {visiblePieces(text, isCode).map((piece, index) =>
      piece.isMark ? (
        <mark key={index} className="unseen-mark">
          {piece.text}
        </mark>
      ) : (
        piece.text
      ),
    )}
  </bdi>
)
