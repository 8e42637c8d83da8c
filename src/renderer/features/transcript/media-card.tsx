import { memo, useMemo, useState } from 'react'
import type { MediaPart } from '../../../shared/message.ts'
import { fileSizeWords } from '../../../shared/messages/file-size.ts'
import { transcriptMessages as words } from '../../../shared/messages/transcript.ts'
import { base64SizeBytes } from './base64-size.ts'
import { drawnImages, imageSize } from './image-size.ts'

/** A picture as it is, from its own bytes and never from an address; everything else as a card. */
export const MediaCard = memo(({ part }: { readonly part: MediaPart }) => {
  const mediaType = drawnImages[part.format]
  const [isBroken, setIsBroken] = useState(false)
  return part.kind === 'image' && part.source.type === 'bytes' && mediaType !== undefined && !isBroken ? (
    <Picture base64={part.source.base64} format={part.format} mediaType={mediaType} onError={() => setIsBroken(true)} />
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

type PictureProps = { readonly base64: string; readonly format: string; readonly mediaType: string; readonly onError: () => void }

const Picture = ({ base64, format, mediaType, onError }: PictureProps) => {
  const size = useMemo(() => imageSize(format, base64), [format, base64])
  return (
    <img
      className={size === null ? 'answer-picture answer-picture-unknown' : 'answer-picture'}
      src={`data:${mediaType};base64,${base64}`}
      alt={words.mediaAlt(format)}
      width={size?.width}
      height={size?.height}
      decoding="async"
      onError={onError}
    />
  )
}
