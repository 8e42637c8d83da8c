type Press = {
  readonly key: string
  readonly altKey: boolean
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly shiftKey: boolean
}

export type SlashStep = { readonly type: 'move'; readonly active: number } | { readonly type: 'choose' } | { readonly type: 'put-away' }

/** What a key means to a list of `count` commands; null where it belongs to the field. */
export const slashStep = ({ key, altKey, ctrlKey, metaKey, shiftKey }: Press, count: number, active: number): SlashStep | null => {
  if (count === 0 || altKey || ctrlKey || metaKey || shiftKey) return null
  if (key === 'ArrowDown') return { type: 'move', active: (active + 1) % count }
  if (key === 'ArrowUp') return { type: 'move', active: (active - 1 + count) % count }
  if (key === 'Enter' || key === 'Tab') return { type: 'choose' }
  return key === 'Escape' ? { type: 'put-away' } : null
}
