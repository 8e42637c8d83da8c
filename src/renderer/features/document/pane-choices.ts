import { useSyncExternalStore } from 'react'
import { createStore } from '../../state/create-store.ts'
import { useSettings } from '../../state/settings.ts'

/** What was chosen about how documents look; good until the window closes. */
type PaneChoices = {
  /** Null follows the theme of the app. */
  readonly darkPages: boolean | null
  readonly hasThumbnails: boolean
  readonly wrapsLines: boolean
}

const store = createStore<PaneChoices>({ darkPages: null, hasThumbnails: false, wrapsLines: true })

export const usePaneChoices = store.use
export const choosePane = (choice: Partial<PaneChoices>): void => store.set((choices) => ({ ...choices, ...choice }))

const darkSystem = '(prefers-color-scheme: dark)'

const subscribeToSystem = (listener: () => void): (() => void) => {
  const query = window.matchMedia(darkSystem)
  query.addEventListener('change', listener)
  return () => query.removeEventListener('change', listener)
}

/** Whether pages are shown dark: as chosen, else as the app is. */
export const useDarkPages = (): boolean => {
  const theme = useSettings((settings) => settings.theme)
  const isSystemDark = useSyncExternalStore(
    subscribeToSystem,
    () => window.matchMedia(darkSystem).matches,
    () => false,
  )
  const chosen = usePaneChoices((choices) => choices.darkPages)
  return chosen ?? (theme === 'system' ? isSystemDark : theme === 'dark')
}
