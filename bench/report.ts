/** One line of JSON a figure, so that a script can read what a person reads. */
export const report = (name: string, value: number, unit: string): void => {
  process.stdout.write(`${JSON.stringify({ name, value: Math.round(value * 100) / 100, unit })}\n`)
}

export const median = (values: readonly number[]): number => percentile(values, 0.5)

/** The smallest value that at least this share of the values does not exceed; NaN for none. */
export const percentile = (values: readonly number[], share: number): number => {
  const sorted = values.toSorted((left, right) => left - right)
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(sorted.length * share) - 1))] ?? Number.NaN
}
