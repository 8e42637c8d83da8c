import { doctorMessages } from '../../../shared/messages/doctor.ts'
import { searchMessages as words } from '../../../shared/messages/search.ts'
import { showDoctorFor } from '../../state/doctor.ts'
import { chosenModel } from '../../state/models.ts'
import { openConversationState } from '../../state/open-conversation.ts'
import { currentSettings, updateSettings } from '../../state/settings.ts'
import { focusComposer, setRenaming, showConversation, showSettings, toggleSidebar } from '../../state/view.ts'
import type { Shortcut } from '../../ui/shortcut-words.ts'

export type PaletteAction = { readonly id: string; readonly label: string; readonly shortcut?: Shortcut; readonly run: () => void }

/** Everything that the palette can do beside opening a conversation, the most wanted first. */
export const paletteActions = (): readonly PaletteAction[] => {
  const { theme, readingFace } = currentSettings()
  const { conversationId } = openConversationState()
  const { profileId } = chosenModel()
  const themes = [
    { id: 'theme-light', label: words.themeLight, theme: 'light' },
    { id: 'theme-dark', label: words.themeDark, theme: 'dark' },
    { id: 'theme-system', label: words.themeSystem, theme: 'system' },
  ] as const
  const otherFace = readingFace === 'serif' ? 'sans' : 'serif'
  return [
    { id: 'new', label: words.newConversation, shortcut: 'mod+n', run: () => void showConversation(null).then(focusComposer) },
    ...(conversationId === null
      ? []
      : [{ id: 'rename', label: words.renameConversation, shortcut: 'F2', run: () => setRenaming(conversationId) }]),
    { id: 'composer', label: words.focusComposer, shortcut: 'mod+l', run: focusComposer },
    { id: 'sidebar', label: words.toggleSidebar, shortcut: 'mod+b', run: toggleSidebar },
    { id: 'settings', label: words.openSettings, shortcut: 'mod+,', run: () => showSettings() },
    { id: 'profiles', label: words.openProfiles, run: () => showSettings('aws') },
    ...(profileId === null ? [] : [{ id: 'doctor', label: doctorMessages.paletteAction, run: () => showDoctorFor(profileId) }]),
    ...themes
      .filter((choice) => choice.theme !== theme)
      .map((choice) => ({ id: choice.id, label: choice.label, run: () => void updateSettings({ theme: choice.theme }) })),
    {
      id: 'face',
      label: otherFace === 'serif' ? words.faceSerif : words.faceSans,
      run: () => void updateSettings({ readingFace: otherFace }),
    },
  ]
}

/** Every word typed must begin a word of the label. */
export const matchesAction = (label: string, query: string): boolean => {
  const labelWords = label.toLowerCase().split(/[\s-]+/u)
  return query
    .toLowerCase()
    .split(/\s+/u)
    .filter((word) => word !== '')
    .every((word) => labelWords.some((labelWord) => labelWord.startsWith(word)))
}
