import type { longPasteLength } from '../../../shared/attachment.ts'

/** In characters; written out, not imported: the module of the schemas would bring zod into the window. */
export const longTextLength: typeof longPasteLength = 8000
