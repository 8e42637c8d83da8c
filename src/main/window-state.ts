import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Theme } from '../shared/settings.ts'

export type WindowState = {
  readonly width: number
  readonly height: number
  readonly x?: number
  readonly y?: number
  readonly isMaximized: boolean
  /** Repeated from the settings, so that the window has the right colour before the database is open. */
  readonly theme: Theme
}

const readJson = (file: string): unknown => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    // First start, or a torn file: the window opens where the system puts it.
    return {}
  }
}

const largest = 20_000

const within = (value: unknown, minimum: number, otherwise: number): number =>
  Number.isInteger(value) && Number(value) >= minimum && Number(value) <= largest ? Number(value) : otherwise

const isPlace = (value: unknown): value is number => Number.isInteger(value) && Math.abs(Number(value)) <= largest

/** Read by hand, value by value: the schemas' library is not loaded before the window is on the screen. */
export const readWindowState = (file: string): WindowState => {
  const stored = readJson(file)
  const value = (name: string): unknown => (typeof stored === 'object' && stored !== null ? Reflect.get(stored, name) : undefined)
  const [x, y, theme] = [value('x'), value('y'), value('theme')]
  return {
    width: within(value('width'), 480, 1180),
    height: within(value('height'), 360, 800),
    ...(isPlace(x) ? { x } : {}),
    ...(isPlace(y) ? { y } : {}),
    isMaximized: value('isMaximized') === true,
    theme: theme === 'light' || theme === 'dark' ? theme : 'system',
  }
}

/** Written whole and then renamed, so that a crash leaves the old file. */
export const writeWindowState = (file: string, state: WindowState): void => {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  writeFileSync(`${file}.new`, JSON.stringify(state), { mode: 0o600 })
  renameSync(`${file}.new`, file)
}
