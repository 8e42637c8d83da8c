import type { JsonRow } from './json-rows.ts'

type Step = { readonly index: number; readonly toggle: string | null }

/** What a key does in a tree, as the ARIA pattern has it; null for a key that it has no use for. */
export const nextPlace = (key: string, rows: readonly JsonRow[], index: number, open: ReadonlySet<string>): Step | null => {
  const row = rows[index]
  if (row === undefined) return null
  const last = rows.length - 1
  const canOpen = row.size !== null && row.size > 0
  const isOpen = canOpen && open.has(row.path)
  const stay = (toggle: string | null): Step => ({ index, toggle })
  const go = (to: number): Step => ({ index: Math.min(Math.max(to, 0), last), toggle: null })
  const act = (): Step => stay(canOpen ? row.path : null)
  const steps: Readonly<Record<string, () => Step>> = {
    ArrowDown: () => go(index + 1),
    ArrowUp: () => go(index - 1),
    Home: () => go(0),
    End: () => go(last),
    ArrowRight: () => (canOpen && !isOpen ? stay(row.path) : go(isOpen ? index + 1 : index)),
    ArrowLeft: () => (isOpen ? stay(row.path) : go(rows.findLastIndex((other, place) => place < index && other.level < row.level))),
    Enter: act,
    ' ': act,
  }
  return steps[key]?.() ?? null
}
