/** A promise that waits until it is let go. */
export const gate = (): { readonly promise: Promise<void>; readonly letGo: () => void } => {
  let letGo: () => void = () => undefined
  const promise = new Promise<void>((resolve) => {
    letGo = resolve
  })
  return { promise, letGo: () => letGo() }
}
