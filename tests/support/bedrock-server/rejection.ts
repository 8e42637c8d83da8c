/** How the service refuses a request: HTTP status, `x-amzn-errortype`, and its own words. */
export type Rejection = { readonly status: number; readonly type: string; readonly message: string }

export const invalid = (message: string): Rejection => ({ status: 400, type: 'ValidationException', message })

export const constraint = (value: unknown, path: string, rule: string): Rejection =>
  invalid(`1 validation error detected: Value '${String(value)}' at '${path}' failed to satisfy constraint: Member must ${rule}`)

/** The first refusal of several checks, each made only when those before it passed. */
export const firstOf = (checks: readonly (() => Rejection | null)[]): Rejection | null => {
  for (const check of checks) {
    const rejection = check()
    if (rejection !== null) return rejection
  }
  return null
}
