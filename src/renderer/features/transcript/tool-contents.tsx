import type { ToolContent } from '../../../shared/message.ts'
import { fileSizeWords } from '../../../shared/messages/file-size.ts'
import { transcriptMessages as words } from '../../../shared/messages/transcript.ts'
import { JsonTree } from '../../ui/json-tree.tsx'
import { base64SizeBytes } from './base64-size.ts'
import { MediaCard } from './media-card.tsx'
import { SearchResultCard } from './search-result-card.tsx'

/** What a tool gave back, piece by piece. */
export const ToolContents = ({ content }: { readonly content: readonly ToolContent[] }) =>
  content.map((piece, index) => <Piece key={index} piece={piece} />)

const Piece = ({ piece }: { readonly piece: ToolContent }) => {
  switch (piece.type) {
    case 'text':
      return (
        <pre className="card-text" tabIndex={0} dir="auto">
          {piece.text}
        </pre>
      )
    case 'json':
      return <JsonTree value={piece.json} />
    case 'media':
      return <MediaCard part={piece} />
    case 'document':
      return (
        <p className="card card-note">
          {words.document(piece.name, piece.format)} · {fileSizeWords(base64SizeBytes(piece.base64))}
        </p>
      )
    case 'search-result':
      return <SearchResultCard part={piece} />
  }
}
