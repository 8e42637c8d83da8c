/** The tool that a model calls with its structured answer. It is never run. */
export const outputToolName = 'structured_answer'
