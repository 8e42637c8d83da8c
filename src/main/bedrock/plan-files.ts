import { chooseWays, type Choice, type Way } from './choose-ways.ts'
import type { FileFacts, FilePlanning, PlannedFile } from './file-facts.ts'
import { imageLimit, imageLimits, picturesEdge, type Carried, type Load } from './file-limits.ts'
import { noteOf } from './file-note.ts'
import { audioFormatOf, documentFormatOf, imageFormatOf, videoFormatOf } from './media-formats.ts'
import type { ModelRule } from './model-rules.ts'
import { refusalOf } from './refusal-of.ts'

type Form = PlannedFile['form']

/** What a picture of a page takes as JPEG. */
const pictureBytes = 400_000
/** What a prepared image takes for each of its pixels. */
const bytesPerPixel = 0.6

const kinds = {
  pdf: 'document',
  text: 'document',
  office: 'document',
  image: 'image',
  video: 'video',
  audio: 'audio',
} as const satisfies Record<FileFacts['kind'], Carried['kind']>

const formatOf = ({ kind, mediaType }: FileFacts): string | null => {
  switch (kind) {
    case 'pdf':
      return 'pdf'
    case 'text':
      return documentFormatOf(mediaType) ?? 'txt'
    case 'office':
      return documentFormatOf(mediaType)
    case 'image':
      return imageFormatOf(mediaType)
    case 'video':
      return videoFormatOf(mediaType)
    case 'audio':
      return audioFormatOf(mediaType)
  }
}

const carriedOf = (file: FileFacts): Carried => ({
  kind: kinds[file.kind],
  format: formatOf(file),
  sizeBytes: file.sizeBytes,
  pageCount: file.kind === 'pdf' ? (file.pageCount ?? 0) : 0,
  count: 1,
  longestEdge: null,
  isInS3: false,
})

/** An image goes through preparation, whatever it is: what comes out is one that every model takes, and of a size that is guessed. */
const preparedImage = (file: FileFacts, rule: ModelRule, baseId: string): Way<Form> => {
  const { maximumEdge, maximumBytes } = imageLimits(rule, baseId)
  const edge = Math.max(file.width ?? 0, file.height ?? 0)
  const format = imageFormatOf(file.mediaType)
  const isMade = format === null || edge > maximumEdge || file.sizeBytes > maximumBytes
  const scale = Math.min(1, maximumEdge / Math.max(1, edge))
  const pixels = (file.width ?? maximumEdge) * (file.height ?? maximumEdge) * scale ** 2
  const sizeBytes = isMade ? Math.min(maximumBytes, pixels * bytesPerPixel) : file.sizeBytes
  return { form: isMade ? 'smaller-image' : 'as-it-is', carried: () => ({ ...carriedOf(file), format: format ?? 'png', sizeBytes }) }
}

const pagePictures = (file: FileFacts): Way<Form> => ({
  form: 'page-pictures',
  carried: (load: Load) => {
    const count = Math.max(1, Math.min(file.pageCount ?? 1, imageLimit - load.images))
    return { ...carriedOf(file), kind: 'image', format: 'jpeg', count, sizeBytes: count * pictureBytes, pageCount: count }
  },
})

const storedWays = (file: FileFacts, rule: ModelRule, baseId: string): readonly Way<Form>[] => {
  if (!file.isStored) return []
  return file.kind === 'image' ? [preparedImage(file, rule, baseId)] : [{ form: 'as-it-is', carried: () => carriedOf(file) }]
}

const words: Way<Form> = { form: 'text', carried: null }

/** The best first: as it is, from S3, as text, as pictures of its pages. */
const waysOf = (file: FileFacts, rule: ModelRule, baseId: string): readonly Way<Form>[] => {
  if (file.isRemoved) return [words]
  const isInS3 = file.kind !== 'audio' && (file.isInS3 || !file.isStored)
  return [
    ...storedWays(file, rule, baseId),
    ...(isInS3 ? [{ form: 's3' as const, carried: () => ({ ...carriedOf(file), isInS3: true }) }] : []),
    ...(file.hasText && kinds[file.kind] === 'document' ? [words] : []),
    ...(file.kind === 'pdf' && !file.hasText && file.isStored ? [pagePictures(file)] : []),
    ...(file.isAsked ? [] : [words]),
  ]
}

const planned = (file: FileFacts, choice: Choice<Form>, rule: ModelRule, baseId: string): PlannedFile => {
  const { form, carried, obstacle } = choice
  if (form === null) {
    const { userFacing } = refusalOf({ ...file, isInS3: file.isInS3 || !file.isStored }, choice, rule, baseId)
    return { key: file.key, form: 'refused', note: null, error: userFacing, pictureCount: 0 }
  }
  const pictureCount = form === 'page-pictures' ? (carried?.count ?? 0) : 0
  return { key: file.key, form, note: noteOf(file, { form, obstacle, pictureCount }), error: null, pictureCount }
}

/** As they are served, the last first: a plain text loses nothing by going as its text, and gives way to what has pages and pictures. */
const byNeed = (one: FileFacts, other: FileFacts): number =>
  Number(one.isAsked) - Number(other.isAsked) || Number(other.kind === 'text') - Number(one.kind === 'text')

/**
 * How each file goes. The newest question's go in the best way that the model takes, or are refused with the reason; older ones that no longer fit go
 * as their text. Files are given oldest first, and the limits serve the newest.
 */
export const planFiles = (files: readonly FileFacts[], rule: ModelRule, baseId: string): readonly PlannedFile[] => {
  const withWays = files.toSorted(byNeed).map((file) => ({ key: file.key, isAsked: file.isAsked, ways: waysOf(file, rule, baseId) }))
  const choices = chooseWays(withWays, rule, baseId)
  return files.flatMap((file) => {
    const choice = choices.get(file.key)
    return choice === undefined ? [] : [planned(file, choice, rule, baseId)]
  })
}

/** The same, with what the images and the pictures of pages are made to be. */
export const planningOf = (files: readonly FileFacts[], rule: ModelRule, baseId: string): FilePlanning => ({
  files: planFiles(files, rule, baseId),
  imageLimits: imageLimits(rule, baseId),
  picturesEdge,
})
