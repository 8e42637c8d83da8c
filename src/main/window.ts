import { join } from 'node:path'
import { BrowserWindow, nativeTheme } from 'electron'
import { appOrigin } from './app-origin.ts'
import { guardContents } from './guards.ts'
import type { WindowState } from './window-state.ts'

/** The page's own background, so that nothing flashes before it paints. */
const backgrounds = { light: '#faf8f5', dark: '#191714' } as const

type WindowOptions = {
  readonly preload: string
  readonly state: WindowState
  readonly saveState: (change: Partial<WindowState>) => void
  /** Called when the page has crashed too often to be opened again by itself. */
  readonly onGiveUp: () => void
}

const crashesBeforeGivingUp = 3
const crashWindowMs = 60_000

const reloadAfterCrash = (window: BrowserWindow, onGiveUp: () => void): void => {
  let crashes: number[] = []
  window.webContents.on('render-process-gone', (_event, details) => {
    if (details.reason === 'clean-exit' || window.isDestroyed()) return
    const now = Date.now()
    crashes = [...crashes.filter((time) => now - time < crashWindowMs), now]
    if (crashes.length >= crashesBeforeGivingUp) onGiveUp()
    else window.webContents.reload()
  })
}

const rememberPlace = (window: BrowserWindow, saveState: WindowOptions['saveState']): void => {
  window.on('close', () => {
    const { x, y, width, height } = window.getNormalBounds()
    saveState({ x, y, width, height, isMaximized: window.isMaximized() })
  })
}

export const openWindow = ({ preload, state, saveState, onGiveUp }: WindowOptions): BrowserWindow => {
  const window = new BrowserWindow({
    width: state.width,
    height: state.height,
    ...(state.x === undefined || state.y === undefined ? {} : { x: state.x, y: state.y }),
    minWidth: 480,
    minHeight: 360,
    show: false,
    title: 'Outcrop',
    backgroundColor: nativeTheme.shouldUseDarkColors ? backgrounds.dark : backgrounds.light,
    autoHideMenuBar: true,
    titleBarStyle: process.platform === 'darwin' ? 'hiddenInset' : 'default',
    ...(process.platform === 'linux' ? { icon: join(import.meta.dirname, '../renderer/icon.png') } : {}),
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      v8CacheOptions: 'bypassHeatCheck',
    },
  })
  guardContents(window.webContents)
  reloadAfterCrash(window, onGiveUp)
  rememberPlace(window, saveState)
  if (state.isMaximized) window.maximize()
  window.once('ready-to-show', () => window.show())
  void window.loadURL(`${appOrigin}/`)
  return window
}
