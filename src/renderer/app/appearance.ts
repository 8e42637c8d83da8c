import { currentSettings, subscribeToSettings } from '../state/settings.ts'

/** Keeps the theme and the typeface of the page as the settings say. */
export const applyAppearance = (page: HTMLElement): void => {
  const apply = (): void => {
    const { theme, readingFace } = currentSettings()
    if (theme === 'system') delete page.dataset['theme']
    else page.dataset['theme'] = theme
    page.dataset['readingFace'] = readingFace
  }
  apply()
  subscribeToSettings(apply)
}
