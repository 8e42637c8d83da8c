/** In characters. */
export const maximumNoteLength = 10_000
