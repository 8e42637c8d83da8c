import { useSyncExternalStore } from 'react'
import { late } from './late.tsx'

export type Toast = {
  readonly id: number
  readonly text: string
  /** The one button, for example Undo. */
  readonly action?: { readonly label: string; readonly run: () => void }
  /** Runs when the toast has gone without its button being pressed. */
  readonly onExpire?: () => void
  readonly durationMs: number
}

const defaultDurationMs = 6000
let toasts: readonly Toast[] = []
let lastId = 0
const listeners = new Set<() => void>()

const update = (next: readonly Toast[]): void => {
  toasts = next
  for (const listener of listeners) listener()
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

/**
 * Says something in a corner for six seconds, with at most one button. The same words, said again, begin anew and do not pile up. Returns what takes it
 * away before its time.
 */
export const showToast = ({
  durationMs = defaultDurationMs,
  ...toast
}: Omit<Toast, 'id' | 'durationMs'> & { readonly durationMs?: number }): (() => void) => {
  lastId += 1
  const id = lastId
  const others = toasts.filter(({ text, action, onExpire }) => text !== toast.text || action !== undefined || onExpire !== undefined)
  update([...others, { ...toast, id, durationMs }])
  return () => void take(id)
}

const take = (id: number): Toast | undefined => {
  const toast = toasts.find((candidate) => candidate.id === id)
  update(toasts.filter((candidate) => candidate !== toast))
  return toast
}
const expire = (id: number): void => take(id)?.onExpire?.()
const act = (id: number): void => take(id)?.action?.run()

const ToastList = late(() => import('./toast-list.tsx').then(({ ToastList: part }) => part))

/** Once in the app. What draws the toasts loads with the first one. */
export const ToastHost = () => {
  const current = () => toasts
  const shown = useSyncExternalStore(subscribe, current, current)
  if (lastId === 0) return null
  return <ToastList toasts={shown} onExpire={expire} onAction={act} />
}
