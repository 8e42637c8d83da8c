import { FilePlus2 } from 'lucide-react'
import { useEffect, useState } from 'react'
import { composerMessages } from '../../../shared/messages/composer.ts'
import { attachDropped, maximumAttachments } from './attach.ts'

const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') === true

/** While files are dragged over the window: what will happen to them. They may be dropped anywhere. */
export const DropOverlay = () => {
  const [fileCount, setFileCount] = useState<number | null>(null)
  useEffect(() => {
    let depth = 0
    const leave = (): void => {
      depth = 0
      setFileCount(null)
    }
    const onEnter = (event: DragEvent): void => {
      if (!hasFiles(event)) return
      event.preventDefault()
      depth += 1
      setFileCount([...(event.dataTransfer?.items ?? [])].filter((item) => item.kind === 'file').length)
    }
    const onOver = (event: DragEvent): void => {
      if (!hasFiles(event)) return
      event.preventDefault()
      if (event.dataTransfer !== null) event.dataTransfer.dropEffect = 'copy'
    }
    const onLeave = (event: DragEvent): void => {
      if (!hasFiles(event)) return
      depth -= 1
      if (depth <= 0) leave()
    }
    const onDrop = (event: DragEvent): void => {
      event.preventDefault()
      leave()
      const files = [...(event.dataTransfer?.files ?? [])]
      if (files.length > 0) void attachDropped(files)
    }
    const listeners = { dragenter: onEnter, dragover: onOver, dragleave: onLeave, drop: onDrop }
    window.addEventListener('dragenter', listeners.dragenter)
    window.addEventListener('dragover', listeners.dragover)
    window.addEventListener('dragleave', listeners.dragleave)
    window.addEventListener('drop', listeners.drop)
    return () => {
      window.removeEventListener('dragenter', listeners.dragenter)
      window.removeEventListener('dragover', listeners.dragover)
      window.removeEventListener('dragleave', listeners.dragleave)
      window.removeEventListener('drop', listeners.drop)
    }
  }, [])
  if (fileCount === null) return null
  return (
    <div className="drop-overlay" role="status">
      <div className="drop-overlay-card">
        <FilePlus2 aria-hidden />
        <p className="drop-overlay-title">{fileCount === 0 ? composerMessages.dropUnknown : composerMessages.dropHere(fileCount)}</p>
        <p>{composerMessages.dropDetail(maximumAttachments)}</p>
      </div>
    </div>
  )
}
