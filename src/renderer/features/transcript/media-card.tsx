import { memo, useMemo, useState } from 'react'
import type { MediaPart } from '../../../shared/message.ts'
import { fileSizeWords } from '../../../shared/messages/file-size.ts'
import { transcriptMessages as words } from '../../../shared/messages/transcript.ts'
import { base64SizeBytes } from './base64-size.ts'
import { drawnImages, drawnSize } from './image-size.ts'

/** A picture as it is, from its own bytes and never from an address; everything else as a card. */
export const MediaCard = memo(({ part }: { readonly part: MediaPart }) => {
  const base64 = part.kind === 'image' && part.source.type === 'bytes' ? part.source.base64 : null
  const size = useMemo(() => (base64 === null ? null : drawnSize(part.format, base64)), [part.format, base64])
  const [isBroken, setIsBroken] = useState(false)
  return base64 !== null && size !== null && !isBroken ? (
    <img
      className="answer-picture"
      src={`data:${drawnImages[part.format] ?? ''};base64,${base64}`}
      alt={words.mediaAlt(part.format)}
      width={size.width}
      height={size.height}
      decoding="async"
      onError={() => setIsBroken(true)}
    />
  ) : (
    <div className="card card-note">
      <p className="card-name-plain">{words.mediaWith(words.mediaKinds[part.kind], part.format)}</p>
      <p>{placeWords(part.source)}</p>
    </div>
  )
})
MediaCard.displayName = 'MediaCard'

const placeWords = (source: MediaPart['source']): string =>
  source.type === 's3' ? words.mediaInS3(source.uri) : `${fileSizeWords(base64SizeBytes(source.base64))}. ${words.mediaNotShown}`
