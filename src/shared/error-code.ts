/** The system's own word for what went wrong, such as ENOENT; null where there is none. */
export const errorCode = (error: unknown): string | null =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null
