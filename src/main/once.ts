/** A value that is made at its first use. A failure is not kept: the next use tries again. */
export const once = <Value>(make: () => Value): (() => Value) & { readonly isMade: () => boolean } => {
  let made: { readonly value: Value } | undefined
  const get = (): Value => {
    made ??= { value: make() }
    return made.value
  }
  return Object.assign(get, { isMade: () => made !== undefined })
}
