/** What servers offer in the field: prompts as commands, and files. */
export const serverOffersMessages = {
  prompts: 'Prompts of servers',
  from: (server: string) => `from ${server}`,
  found: (count: number) => (count === 1 ? '1 prompt. Enter takes it.' : `${count} prompts. Arrow keys choose, Enter takes one.`),
  fetching: 'Fetching the prompt',

  promptText: (server: string) => `A prompt of ${server}. You can change its text before you ask.`,
  takePrompt: 'Take the prompt',
  required: 'This prompt needs it.',
  optional: (name: string) => `${name} (optional)`,

  resourcesTitle: 'Add files from servers',
  resourcesText: 'What is added is read now, and goes to the model with your question.',
  find: 'Find a file',
  loading: 'Asking the servers',
  retry: 'Retry',
  empty: 'The servers offer no files now.',
  nothing: 'Nothing matches',
  resources: 'Files of servers',
  fill: 'Fill this in.',
  take: (count: number) => (count === 0 ? 'Add files' : count === 1 ? 'Add 1 file' : `Add ${count} files`),
  taking: 'Reading',
} as const
