import { Menu, type MenuItemConstructorOptions } from 'electron'
import type { EventPayload } from '../shared/ipc/contract.ts'
import { mainMessages as words } from '../shared/messages/main.ts'

type Command = EventPayload<'menu.command'>

const separator: MenuItemConstructorOptions = { type: 'separator' }

/** The system's menu. On Linux and Windows it hides behind Alt; its shortcuts work all the same. */
export const installMenu = (send: (command: Command) => void, isDevelopment: boolean): void => {
  const item = (label: string, command: Command, accelerator?: string): MenuItemConstructorOptions => ({
    label,
    click: () => send(command),
    ...(accelerator === undefined ? {} : { accelerator }),
  })
  const isMac = process.platform === 'darwin'
  const file: MenuItemConstructorOptions = {
    label: words.menuFile,
    submenu: [
      item(words.menuNewConversation, 'new-conversation', 'CmdOrCtrl+N'),
      separator,
      item(words.menuAttachFile, 'attach-file', 'CmdOrCtrl+O'),
      item(words.menuAttachFolder, 'attach-folder', 'CmdOrCtrl+Shift+O'),
      item(words.menuAttachClipboard, 'attach-clipboard'),
      item(words.menuAttachScreenshot, 'attach-screenshot'),
      separator,
      item(words.menuLibrary, 'open-library'),
      item(words.menuSettings, 'open-settings', 'CmdOrCtrl+,'),
      separator,
      { role: isMac ? 'close' : 'quit' },
    ],
  }
  /** Written out for the one shortcut that differs between systems: it pastes plain text everywhere. */
  const edit: MenuItemConstructorOptions = {
    label: words.menuEdit,
    submenu: [
      { role: 'undo' },
      { role: 'redo' },
      separator,
      { role: 'cut' },
      { role: 'copy' },
      { role: 'paste' },
      { role: 'pasteAndMatchStyle', accelerator: 'CmdOrCtrl+Shift+V' },
      { role: 'delete' },
      separator,
      { role: 'selectAll' },
    ],
  }
  const view: MenuItemConstructorOptions = {
    label: words.menuView,
    submenu: [
      item(words.menuPalette, 'open-palette', 'CmdOrCtrl+K'),
      item(words.menuSidebar, 'toggle-sidebar', 'CmdOrCtrl+B'),
      item(words.menuComposer, 'focus-composer', 'CmdOrCtrl+L'),
      item(words.menuQuestion, 'answer-question', 'CmdOrCtrl+J'),
      separator,
      { role: 'resetZoom' },
      { role: 'zoomIn' },
      { role: 'zoomOut' },
      { role: 'togglefullscreen' },
      ...(isDevelopment ? [separator, { role: 'toggleDevTools' } as const] : []),
    ],
  }
  const template: MenuItemConstructorOptions[] = [
    ...(isMac ? [{ role: 'appMenu' } as const] : []),
    file,
    edit,
    view,
    { label: words.menuWindow, role: 'windowMenu' },
  ]
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
}
