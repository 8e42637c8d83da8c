import type { KeyboardEvent } from 'react'

/** Arrow keys move between the rows, Home and End to the ends. */
export const moveBetweenRows = (event: KeyboardEvent<HTMLElement>): void => {
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('.conversation-open')]
  const index = rows.findIndex((row) => row === document.activeElement)
  const targets: Readonly<Record<string, number>> = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: rows.length - 1 }
  const target = targets[event.key]
  if (index === -1 || target === undefined || event.altKey) return
  event.preventDefault()
  rows[target]?.focus()
}
