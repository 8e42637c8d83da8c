export const childrenOf = (value: unknown): readonly unknown[] => (typeof value === 'object' && value !== null ? Object.values(value) : [])

/** Whether what JSON.parse has made is nested no deeper and has no more values in it than that. Stops counting as soon as it knows. */
export const isWithin = (value: unknown, deepest: number, most: number): boolean => {
  let count = 0
  let level: readonly unknown[] = [value]
  for (let depth = 0; level.length > 0; depth += 1) {
    count += level.length
    if (depth > deepest || count > most) return false
    level = level.flatMap(childrenOf)
  }
  return true
}
