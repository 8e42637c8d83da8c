/** A key or a click that was meant for something else, and came just when the question appeared, is no answer to it. */
export const deafForMs = 500

export const canAnswer = (shownAtMs: number, eventTimeMs: number): boolean => eventTimeMs - shownAtMs >= deafForMs
