/** What the store says. */
export const storeMessages = {
  corrupt: {
    title: 'The database of your conversations is damaged',
    advice: (file: string) =>
      `Nothing was changed. Close Outcrop, keep a copy of ${file}, and put a file from the backups folder beside it in its place.`,
  },
  missing: {
    title: 'The database of your conversations is gone or empty',
    advice: (file: string) =>
      `Outcrop did not start a new one in its place. Put ${file} back, from a backup if need be. To begin again without it, delete ${file}.installed.`,
  },
  newer: {
    title: 'Your conversations were saved by a newer version of Outcrop',
    advice: (file: string) => `Nothing was changed in ${file}. Install the newest version of Outcrop to open it.`,
  },
  unwritable: {
    title: 'The database of your conversations cannot be opened for writing',
    advice: (file: string) =>
      `Check that you may write to ${file} and its folder, and that no other program holds it, then start Outcrop again.`,
  },
  full: {
    title: 'The disk is full',
    advice: (file: string) => `Free some space on the disk that holds ${file}, then try again. What was saved before is intact.`,
  },
  interruptedTitle: 'This answer was interrupted when Outcrop stopped',
  interruptedAdvice: 'Press Continue to go on from here, or Retry to ask again.',
} as const
