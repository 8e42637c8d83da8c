/** What a file is refused above, before it is read. */
export const maximumFileBytes = 100_000_000
/** Files that one message may carry; how many of them go as documents is the service's limit. */
export const maximumAttachmentsPerMessage = 50
/** A thumbnail that the page hands back for keeping. */
export const maximumThumbnailBytes = 512 * 1024
/** Pixels an image may have: more are refused before a single one is decoded. */
export const maximumImagePixels = 225_000_000
/** Pages a PDF may have. */
export const maximumPdfPages = 10_000
/** Characters of a pasted text above which it becomes an attachment. */
export const longPasteLength = 8000
