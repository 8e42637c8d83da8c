/** What is said of notes in the main process; the words of their list are the renderer's. */
export const noteMessages = {
  goneTitle: 'This note is not there any more',
  goneAdvice: 'It was removed, perhaps by the assistant. Look at the list again.',
  tooManyTitle: (limit: number) => `There are ${limit} notes already`,
  tooManyAdvice: 'Remove some that are not needed any more, then add this one.',
} as const
