/** Brings a marked range to the middle of what scrolls, unless it can be seen already. */
export const scrollToRange = (scroller: Element, range: Range): void => {
  const target = range.getBoundingClientRect()
  const frame = scroller.getBoundingClientRect()
  if (target.top < frame.top || target.bottom > frame.bottom)
    scroller.scrollTop += target.top - frame.top - Math.max(0, (frame.height - target.height) / 2)
  if (target.left < frame.left || target.right > frame.right)
    scroller.scrollLeft += target.left - frame.left - Math.max(0, (frame.width - target.width) / 2)
}
