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
      item(words.menuAttachFile, 'attach-file', 'CmdOrCtrl+O'),
      separator,
      item(words.menuSettings, 'open-settings', 'CmdOrCtrl+,'),
      separator,
      { role: isMac ? 'close' : 'quit' },
    ],
  }
  const view: MenuItemConstructorOptions = {
    label: words.menuView,
    submenu: [
      item(words.menuPalette, 'open-palette', 'CmdOrCtrl+K'),
      item(words.menuSidebar, 'toggle-sidebar', 'CmdOrCtrl+B'),
      item(words.menuComposer, 'focus-composer', 'CmdOrCtrl+L'),
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
    { label: words.menuEdit, role: 'editMenu' },
    view,
    { label: words.menuWindow, role: 'windowMenu' },
  ]
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
}
