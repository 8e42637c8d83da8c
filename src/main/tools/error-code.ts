/** The system's own word for what went wrong, such as ENOENT; null for errors of our own. */
export const codeOf = (error: unknown): string | null =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null
