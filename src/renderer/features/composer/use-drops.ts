import { useEffect, useState } from 'react'
import { composerFieldId } from '../../state/view.ts'
import { dragContents, type DragContents } from './drag-contents.ts'
import { droppedThings } from './dropped-things.ts'
import { s3AddressIn } from './s3-address.ts'
import { takeDrop } from './take-drop.ts'
import { isLongText } from './take-text.ts'

const contentsOf = ({ dataTransfer }: DragEvent): DragContents | null =>
  dataTransfer === null ? null : dragContents(dataTransfer.types, [...dataTransfer.items])

const fieldAt = ({ target }: DragEvent): Element | null =>
  target instanceof Element ? target.closest('input, textarea, [contenteditable="true"]') : null

/** Text over another field belongs to that field. */
const isForField = (event: DragEvent, contents: DragContents): boolean => {
  const field = fieldAt(event)
  return contents.type !== 'files' && field !== null && field.id !== composerFieldId
}

/** Listens to drags over the whole window and takes what is dropped; what it is while it is held over the window, else null. */
export const useDrops = (): DragContents | null => {
  const [shown, setShown] = useState<DragContents | null>(null)
  useEffect(() => {
    let depth = 0
    let isOwn = false
    /** What is dragged from within the window without being a file, such as selected text, keeps to the ways of the system. */
    const read = (event: DragEvent): DragContents | null => {
      const contents = contentsOf(event)
      return isOwn && contents?.type !== 'files' ? null : contents
    }
    const leave = (): void => {
      depth = 0
      setShown(null)
    }
    const onEnter = (event: DragEvent): void => {
      const contents = read(event)
      if (contents === null) return
      event.preventDefault()
      depth += 1
      setShown((before) => before ?? contents)
    }
    const onOver = (event: DragEvent): void => {
      const contents = read(event)
      if (contents === null || isForField(event, contents)) return
      // Over the field the system shows where a text would go.
      if (contents.type === 'files' || fieldAt(event) === null) event.preventDefault()
      if (event.dataTransfer !== null) event.dataTransfer.dropEffect = 'copy'
    }
    const onLeave = (event: DragEvent): void => {
      // Out of the window, or given up; what was entered and has gone since is never left.
      if (event.relatedTarget === null) {
        leave()
        return
      }
      if (read(event) === null) return
      depth -= 1
      if (depth <= 0) leave()
    }
    const onDrop = (event: DragEvent): void => {
      leave()
      const { dataTransfer } = event
      const contents = read(event)
      if (dataTransfer === null || contents === null) {
        if (fieldAt(event) === null) event.preventDefault()
        return
      }
      if (isForField(event, contents)) return
      const things = droppedThings({ files: [...dataTransfer.files], getData: (type) => dataTransfer.getData(type) })
      const isPlain = things.type === 'text' && !isLongText(things.text) && s3AddressIn(things.text) === null
      if (isPlain && fieldAt(event) !== null) return
      event.preventDefault()
      takeDrop(things)
    }
    const onStart = (): void => {
      isOwn = true
    }
    const onEnd = (): void => {
      isOwn = false
      leave()
    }
    const stop = new AbortController()
    const { signal } = stop
    window.addEventListener('dragenter', onEnter, { signal })
    window.addEventListener('dragover', onOver, { signal })
    window.addEventListener('dragleave', onLeave, { signal })
    window.addEventListener('drop', onDrop, { signal })
    window.addEventListener('dragstart', onStart, { signal })
    window.addEventListener('dragend', onEnd, { signal })
    return () => stop.abort()
  }, [])
  return shown
}
