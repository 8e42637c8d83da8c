import { join } from 'node:path'
import { app, dialog, nativeTheme, session } from 'electron'
import { mainMessages } from '../shared/messages/main.ts'
import type { Theme } from '../shared/settings.ts'
import { appOrigin } from './app-origin.ts'
import { serveContent } from './content-protocols.ts'
import type { Arrivals } from './arrivals.ts'
import { filesInArguments } from './file-arrivals.ts'
import { guardSession } from './guards.ts'
import { sendEvent, serve } from './ipc/router.ts'
import type { Logger } from './logger.ts'
import { installMenu } from './menu.ts'
import { once } from './once.ts'
import type { AppPaths } from './paths.ts'
import { openWindow } from './window.ts'
import { readWindowState, writeWindowState, type WindowState } from './window-state.ts'

/**
 * Shows the window with as little as it needs, then opens everything else behind it: the services load with the first request, or once the
 * window is on the screen, whichever comes first. Returns what must run before the process ends.
 */
export const bootstrap = (paths: AppPaths, logger: Logger, arrivals: Arrivals): (() => Promise<void>) => {
  const here = import.meta.dirname
  let windowState = readWindowState(paths.windowState)
  const saveState = (change: Partial<WindowState>): void => {
    windowState = { ...windowState, ...change }
    writeWindowState(paths.windowState, windowState)
  }
  const applyTheme = (theme: Theme): void => {
    nativeTheme.themeSource = theme
    if (theme !== windowState.theme) saveState({ theme })
  }
  nativeTheme.themeSource = windowState.theme

  const services = once(async () => {
    const { openServices } = await import('./open-services.ts')
    return openServices({ paths, logger, window, scriptFolder: here, applyTheme, takeWaiting: arrivals.take })
  })
  guardSession(session.defaultSession)
  serveContent(session.defaultSession, join(here, '../renderer'), async (id, variant) => (await services()).findAttachment(id, variant))
  serve(async (source, name, input) => (await services()).answer(source, name, input), {
    origin: appOrigin,
    isOurWindow: (sender) => sender === window.webContents,
    logger,
  })

  const onGiveUp = (): void => {
    const choice = dialog.showMessageBoxSync({
      type: 'error',
      message: mainMessages.crashTitle,
      detail: mainMessages.crashText,
      buttons: [mainMessages.crashReload, mainMessages.crashQuit],
    })
    if (choice === 0) window.webContents.reload()
    else app.quit()
  }
  const window = openWindow({ preload: join(here, '../preload/index.cjs'), state: windowState, saveState, onGiveUp })
  const contents = window.webContents
  window.once('show', () => {
    installMenu((command) => sendEvent(contents, 'menu.command', command), !app.isPackaged)
    services().catch((error: unknown) => logger.error('services', error))
  })
  arrivals.onArrival((names) => sendEvent(contents, 'files.waiting', { names: [...names] }))
  app.on('second-instance', (_event, argv, workingDirectory) => {
    if (window.isDestroyed()) return
    arrivals.add(filesInArguments(argv, workingDirectory, app.isPackaged))
    if (window.isMinimized()) window.restore()
    window.focus()
  })

  return async () => {
    if (services.isMade()) await (await services()).dispose()
  }
}
