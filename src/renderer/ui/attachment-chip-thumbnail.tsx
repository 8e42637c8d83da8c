import FileMusic from 'lucide-react/icons/file-music'
import FileSpreadsheet from 'lucide-react/icons/file-spreadsheet'
import FileText from 'lucide-react/icons/file-text'
import FileType from 'lucide-react/icons/file-type'
import FileVideo from 'lucide-react/icons/file-video'
import Image from 'lucide-react/icons/image'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import type { Attachment } from '../../shared/attachment.ts'
import { attachmentAddress, attachmentThumbnail } from '../pdf/attachment-thumbnail.ts'

type Props = { readonly attachment: Attachment; readonly onThumbnail?: ((png: Uint8Array<ArrayBuffer>) => void) | undefined }

const icons = { pdf: FileText, image: Image, text: FileType, office: FileSpreadsheet, video: FileVideo, audio: FileMusic } as const

const isDrawn = ({ kind }: Attachment): boolean => kind === 'pdf' || kind === 'image'

/** Page one in a fixed frame: the kept picture, or one drawn when the chip comes into view; until then, and where it cannot be drawn, an icon. */
export const AttachmentChipThumbnail = ({ attachment, onThumbnail }: Props) => {
  const frame = useRef<HTMLSpanElement>(null)
  const [drawn, setDrawn] = useState<string | null>(null)
  const [isKeptBroken, setKeptBroken] = useState(false)
  const isKept = attachment.hasThumbnail && !isKeptBroken
  const handOver = useEffectEvent((png: Uint8Array<ArrayBuffer>) => onThumbnail?.(png))

  useEffect(() => {
    if (isKept || !isDrawn(attachment)) return undefined
    return whenVisible(frame.current, () => {
      const { thumbnail, isNew } = attachmentThumbnail(attachment)
      let isShown = true
      void thumbnail.then(
        ({ url, png }) => {
          if (isShown) setDrawn(url)
          if (isNew) handOver(png)
        },
        () => setDrawn(null),
      )
      return () => {
        isShown = false
      }
    })
  }, [isKept, attachment])

  const source = isKept ? attachmentAddress(attachment, 'thumbnail') : drawn
  const Icon = icons[attachment.kind]
  return (
    <span ref={frame} className="attachment-chip-thumbnail" aria-hidden>
      {source === null ? (
        <Icon size={20} strokeWidth={1.5} />
      ) : (
        <img src={source} alt="" draggable={false} onError={() => (isKept ? setKeptBroken(true) : setDrawn(null))} />
      )}
    </span>
  )
}

/** Runs `start` once the element is near the screen; returns what undoes it. */
const whenVisible = (element: Element | null, start: () => () => void): (() => void) => {
  if (element === null) return () => undefined
  let undo: () => void = () => undefined
  const observer = new IntersectionObserver((entries) => {
    if (!entries.some((entry) => entry.isIntersecting)) return
    observer.disconnect()
    undo = start()
  })
  observer.observe(element)
  return () => {
    observer.disconnect()
    undo()
  }
}
