/** Where a list of `wantedHeight` hangs: above the button, or as far down as the window goes where a button in its middle leaves room for few rows. */
export const anchorRect = (button: HTMLElement | null, wantedHeight: number): DOMRect => {
  const { x, y, width, height } = button?.getBoundingClientRect() ?? new DOMRect()
  return new DOMRect(x, Math.max(y, Math.min(window.innerHeight - height, wantedHeight)), width, height)
}
