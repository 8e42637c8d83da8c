import type { ToolInfo } from '../../shared/tool.ts'
import type { UserFacingError } from '../../shared/user-facing-error.ts'
import { on, tryRequest } from '../bridge/client.ts'
import { createStore } from './create-store.ts'
import { setInference } from './inference.ts'
import { currentSettings, updateSettings } from './settings.ts'

/** Every tool there is, also those that are switched off. While the list is read again the one before stays. */
export type ToolsState = {
  readonly status: 'unknown' | 'loading' | 'ready' | 'failed'
  readonly tools: readonly ToolInfo[]
  readonly error: UserFacingError | null
}

const store = createStore<ToolsState>({ status: 'unknown', tools: [], error: null })
let newest = 0

export const useTools = (): ToolsState => store.use((state) => state)
export const toolsState = store.get

/** The last call wins. */
export const loadTools = async (): Promise<void> => {
  newest += 1
  const ticket = newest
  store.set((state) => ({ ...state, status: 'loading', error: null }))
  const listed = await tryRequest('tools.list', {})
  if (ticket !== newest) return
  store.set((state) =>
    listed.ok ? { status: 'ready', tools: listed.value, error: null } : { ...state, status: 'failed', error: listed.error },
  )
}

/** Reads the tools and follows what changes; returns the function that stops it. */
export const listenToTools = (): (() => void) => {
  void loadTools()
  return on('tools.changed', () => void loadTools())
}

const switched = (off: readonly string[], name: string, isOn: boolean): string[] =>
  isOn ? off.filter((other) => other !== name) : [...off.filter((other) => other !== name), name]

/** Switches a tool everywhere. */
export const switchToolEverywhere = (name: string, isOn: boolean): Promise<boolean> =>
  updateSettings({ toolsOff: switched(currentSettings().toolsOff, name, isOn) })

/** Switches a tool for the conversation on the screen; `off` are those that are off there now. */
export const switchToolHere = (off: readonly string[], name: string, isOn: boolean): Promise<void> =>
  setInference({ toolsOff: switched(off, name, isOn) })
