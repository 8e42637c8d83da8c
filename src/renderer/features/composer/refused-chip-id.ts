import type { AttachmentId } from '../../../shared/ids.ts'

/** The focus is moved here when the file holds the question back. */
export const refusedChipId = (id: AttachmentId): string => `composer-refused-${id}`
