import { app, Menu } from 'electron'
import { createArrivals } from './arrivals.ts'
import { bootstrap } from './bootstrap.ts'
import { registerSchemes } from './content-protocols.ts'
import { filesInArguments, fileToOpen } from './file-arrivals.ts'
import { createLogger } from './logger.ts'
import { appPaths } from './paths.ts'

/** A laptop is no EC2 machine: without this the SDK waits seconds for a metadata service that is not there. */
process.env['AWS_EC2_METADATA_DISABLED'] = 'true'

const longestQuitMs = 2000

registerSchemes()
/** Node loads its Request and Response with the first use, which takes a while: better now than while the page waits for its first answer. */
void new Response(new Uint8Array(1)).body
/** Electron would build a menu of its own before the first window; ours comes once the window is on the screen. */
Menu.setApplicationMenu(null)

const arrivals = createArrivals()
app.on('open-file', (event, path) => {
  event.preventDefault()
  const file = fileToOpen(path)
  if (file !== null) arrivals.add([file])
})

if (app.requestSingleInstanceLock()) {
  arrivals.add(filesInArguments(process.argv, process.cwd(), app.isPackaged))
  const paths = appPaths(app.getPath('userData'))
  const logger = createLogger(paths.log)
  process.on('uncaughtException', (error) => logger.error('uncaught exception', error))
  process.on('unhandledRejection', (reason) => logger.error('unhandled rejection', reason))

  app.whenReady().then(
    () => {
      const dispose = bootstrap(paths, logger, arrivals)
      let isDisposed = false
      app.on('before-quit', (event) => {
        if (isDisposed) return
        event.preventDefault()
        isDisposed = true
        const limit = new Promise<void>((resolve) => setTimeout(resolve, longestQuitMs))
        void Promise.race([dispose().catch((error: unknown) => logger.error('quit', error)), limit]).then(() => app.quit())
      })
      app.on('window-all-closed', () => app.quit())
    },
    (error: unknown) => {
      logger.error('start', error)
      app.exit(1)
    },
  )
} else {
  app.quit()
}
