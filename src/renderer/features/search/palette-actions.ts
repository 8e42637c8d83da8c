import { composerMessages as files } from '../../../shared/messages/composer.ts'
import { approvalsMessages } from '../../../shared/messages/approvals.ts'
import { doctorMessages } from '../../../shared/messages/doctor.ts'
import { searchMessages as words } from '../../../shared/messages/search.ts'
import { attachClipboard, attachScreenshot, pickFiles, pickFolder } from '../../state/attach-files.ts'
import { openComposerDialog } from '../../state/composer-dialog.ts'
import { draftKey } from '../../state/composer-draft.ts'
import { showDoctorFor } from '../../state/doctor.ts'
import { summariseContext, trimContext } from '../../state/context.ts'
import { mcpState } from '../../state/mcp.ts'
import { chosenModel } from '../../state/models.ts'
import { openConversationState } from '../../state/open-conversation.ts'
import { nextApproval, showApproval } from '../../state/show-approval.ts'
import { currentSettings, updateSettings } from '../../state/settings.ts'
import {
  focusComposer,
  leaveSettings,
  openPane,
  setRenaming,
  showConversation,
  showLibrary,
  showSettings,
  toggleSidebar,
  type Pane,
} from '../../state/view.ts'
import type { Shortcut } from '../../ui/shortcut-words.ts'
import { showToast } from '../../ui/toast.tsx'

export type PaletteAction = { readonly id: string; readonly label: string; readonly shortcut?: Shortcut; readonly run: () => void }

const show = (pane: Pane): void => {
  leaveSettings()
  openPane(pane)
}

const trim = async (): Promise<void> => {
  if (await trimContext()) showToast({ text: words.trimmed })
}

const summarise = async (): Promise<void> => {
  showToast({ text: words.summarising })
  if (await summariseContext()) showToast({ text: words.summarised })
}

/** What can be done about the conversation on the screen. Nothing is left out while an answer is written. */
const conversationActions = (): readonly PaletteAction[] => {
  const { conversationId, messages, liveTurn } = openConversationState()
  const reply = messages.findLast(({ role, details }) => role === 'assistant' && details !== null)
  const hasOlder = conversationId !== null && liveTurn === null && messages.filter(({ role }) => role === 'user').length > 1
  const code: Pane | null = reply === undefined ? null : { type: 'reply', messageId: reply.id, tab: 'code' }
  return [
    { id: 'inference', label: words.inference, shortcut: 'mod+.', run: () => show({ type: 'inference' }) },
    { id: 'tools-here', label: words.toolsHere, shortcut: 'mod+t', run: () => show({ type: 'tools' }) },
    ...(code === null ? [] : [{ id: 'code', label: words.copyAsCode, run: () => show(code) }]),
    ...(hasOlder
      ? [
          { id: 'trim', label: words.trim, run: () => void trim() },
          { id: 'summarise', label: words.summarise, run: () => void summarise() },
        ]
      : []),
  ]
}

const attach = (id: string, label: string, run: () => unknown, shortcut?: Shortcut): PaletteAction => ({
  id,
  label,
  ...(shortcut === undefined ? {} : { shortcut }),
  run: () => {
    leaveSettings()
    run()
  },
})

/** Files come in from here as from the menu beside the field. */
const fileActions = (): readonly PaletteAction[] => [
  attach('attach-file', files.paletteFile, pickFiles, 'mod+shift+a'),
  attach('attach-folder', files.paletteFolder, pickFolder, 'mod+shift+o'),
  attach('attach-clipboard', files.paletteClipboard, attachClipboard),
  attach('attach-screenshot', files.paletteScreenshot, attachScreenshot),
  attach('attach-s3', files.paletteS3, () => openComposerDialog({ type: 's3', uri: '', typed: null, draftKey: draftKey() })),
  ...(mcpState().servers.some(({ resourceCount }) => resourceCount > 0)
    ? [attach('attach-server', files.paletteServers, () => openComposerDialog({ type: 'resources', draftKey: draftKey() }))]
    : []),
  { id: 'library', label: files.paletteLibrary, run: showLibrary },
]

/** Where a person's word is waited for, nothing is wanted more. */
const approvalActions = (): readonly PaletteAction[] => {
  const waiting = nextApproval()
  return waiting === null
    ? []
    : [{ id: 'answer', label: approvalsMessages.goToQuestion, shortcut: 'mod+j', run: () => void showApproval(waiting) }]
}

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
    ...approvalActions(),
    { id: 'new', label: words.newConversation, shortcut: 'mod+n', run: () => void showConversation(null).then(focusComposer) },
    ...(conversationId === null
      ? []
      : [{ id: 'rename', label: words.renameConversation, shortcut: 'F2', run: () => setRenaming(conversationId) }]),
    ...conversationActions(),
    ...fileActions(),
    { id: 'composer', label: words.focusComposer, shortcut: 'mod+l', run: focusComposer },
    { id: 'sidebar', label: words.toggleSidebar, shortcut: 'mod+b', run: toggleSidebar },
    { id: 'settings', label: words.openSettings, shortcut: 'mod+,', run: () => showSettings() },
    { id: 'profiles', label: words.openProfiles, run: () => showSettings('aws') },
    { id: 'tools', label: words.tools, run: () => showSettings('tools') },
    { id: 'servers', label: words.servers, run: () => showSettings('servers') },
    { id: 'activity', label: words.activity, run: () => showSettings('activity') },
    { id: 'usage', label: words.usage, run: () => showSettings('usage') },
    { id: 'prices', label: words.prices, run: () => showSettings('prices') },
    { id: 'schemas', label: words.schemas, run: () => showSettings('schemas') },
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
