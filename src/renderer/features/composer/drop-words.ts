import { longPasteLength } from '../../../shared/file-limits.ts'
import { composerMessages as words } from '../../../shared/messages/composer.ts'
import type { Model } from '../../../shared/model.ts'
import type { DragContents, DraggedKind } from './drag-contents.ts'

type DropTarget = {
  /** Of the conversation that is open; null for one that begins with this. */
  readonly title: string | null
  readonly model: Pick<Model, 'name' | 'documents' | 'images' | 'video'> | undefined
  /** Files that the question can still carry. */
  readonly room: number
  readonly maximum: number
}

export type DropWords = {
  readonly title: string
  readonly into: string
  readonly notes: readonly string[]
  readonly warnings: readonly string[]
}

const listed = (things: readonly string[]): string => {
  const last = things.at(-1) ?? words.dropUnknown
  return things.length < 2 ? last : `${things.slice(0, -1).join(words.dropComma)}${words.dropAnd}${last}`
}

type Counts = Extract<DragContents, { type: 'files' }>['counts']

const notTaken = (counts: Counts, model: DropTarget['model']): readonly string[] => {
  if (model === undefined) return []
  const has = (...kinds: readonly DraggedKind[]): boolean => counts.some(({ kind }) => kinds.includes(kind))
  return [
    ...(!model.video && has('video') ? [words.dropNoVideo(model.name)] : []),
    ...(!model.images && has('image') ? [words.dropNoImages(model.name)] : []),
    ...(!model.documents && has('pdf', 'document') ? [words.dropNoDocuments(model.name)] : []),
  ]
}

const roomWarnings = (counts: Counts, { room, maximum }: DropTarget): readonly string[] => {
  const total = counts.reduce((sum, { count }) => sum + count, 0)
  if (room === 0) return [words.dropFull(maximum)]
  return total > room ? [words.dropTooMany(room)] : []
}

/** What the overlay says of a drop that has not happened yet. */
export const dropWords = (contents: DragContents, target: DropTarget): DropWords => {
  const into = target.title === null ? words.dropIntoNew : words.dropInto(target.title)
  const textNote = words.dropTextNote(longPasteLength.toLocaleString('en'))
  switch (contents.type) {
    case 'text':
      return { title: words.dropTitle(words.dropText), into, notes: [textNote], warnings: [] }
    case 'address':
      return { title: words.dropTitle(words.dropAddress), into, notes: [words.dropAddressNote], warnings: [] }
    case 'files': {
      const { counts } = contents
      const hasOther = counts.some(({ kind }) => kind === 'other')
      return {
        title: words.dropTitle(listed(counts.map(({ kind, count }) => words.dropFiles[kind](count)))),
        into,
        notes: [...(hasOther ? [words.dropFolderNote] : []), ...(target.room === 0 ? [] : [words.dropStays(target.room)])],
        warnings: [...notTaken(counts, target.model), ...roomWarnings(counts, target)],
      }
    }
  }
}
