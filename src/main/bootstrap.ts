import { homedir } from 'node:os'
import { join } from 'node:path'
import { app, dialog, nativeTheme, session } from 'electron'
import { attachmentIdSchema, messageIdSchema, turnIdSchema, type ConversationId } from '../shared/ids.ts'
import { mainMessages } from '../shared/messages/main.ts'
import type { Theme } from '../shared/settings.ts'
import { appOrigin } from './app-origin.ts'
import { openBlobFiles } from './attachments/blob-files.ts'
import { serveContent, type FindAttachment } from './content-protocols.ts'
import { listAwsProfiles } from './credentials/aws-profiles.ts'
import { awsFilePaths } from './credentials/read-aws-files.ts'
import { createConnections } from './credentials/resolve-credentials.ts'
import { createSecretVault } from './credentials/secret-vault.ts'
import { createSessionSecrets } from './credentials/session-secrets.ts'
import { guardSession } from './guards.ts'
import { appHandlers } from './ipc/handlers/app.ts'
import { attachmentHandlers } from './ipc/handlers/attachments.ts'
import { awsHandlers } from './ipc/handlers/aws.ts'
import { conversationHandlers } from './ipc/handlers/conversations.ts'
import { turnHandlers } from './ipc/handlers/turns.ts'
import { sendEvent, serve } from './ipc/router.ts'
import { once } from './once.ts'
import type { Logger } from './logger.ts'
import { installMenu } from './menu.ts'
import { openAddress } from './open-address.ts'
import type { AppPaths } from './paths.ts'
import { spawnUtility } from './spawn-utility.ts'
import { getAppProfile } from './store/app-profiles.ts'
import { getAttachment, removeUnreferencedAttachments } from './store/attachments.ts'
import { getConversationSummary } from './store/conversations.ts'
import { closeDatabase, openDatabase } from './store/database.ts'
import { markInterrupted } from './store/messages.ts'
import { createActiveTurns } from './turns/active-turns.ts'
import { createTurnStarter } from './turns/start-turn.ts'
import { openWindow } from './window.ts'
import { readWindowState, writeWindowState, type WindowState } from './window-state.ts'

const pdfMegabytes = 512
const keychainMegabytes = 64
/** A file that no message or draft mentions may still be on its way into one. */
const unusedFileGraceMs = 24 * 60 * 60_000
/** Long after the start, when nobody waits for the disk. */
const cleanUpAfterMs = 60_000

/** Puts the app together and shows its window. Returns what must run before the process ends. */
export const bootstrap = (paths: AppPaths, logger: Logger): (() => Promise<void>) => {
  const here = import.meta.dirname
  let windowState = readWindowState(paths.windowState)
  const saveState = (change: Partial<WindowState>): void => {
    windowState = { ...windowState, ...change }
    writeWindowState(paths.windowState, windowState)
  }
  nativeTheme.themeSource = windowState.theme

  const database = once(() => {
    const opened = openDatabase({ file: paths.database, backupFolder: paths.backups, now: Date.now })
    markInterrupted(opened)
    return opened
  })
  const blobs = openBlobFiles(paths.attachments)
  const vault = createSecretVault(spawnUtility(join(here, 'keychain-process.js'), 'Outcrop keychain', keychainMegabytes), {
    service: 'Outcrop',
    timeoutMs: 5000,
  })
  const sessionSecrets = createSessionSecrets()
  const environment = process.env
  const connections = createConnections({
    environment,
    homeFolder: homedir(),
    vault,
    sessionSecrets,
    findAppProfile: (profileId) => getAppProfile(database(), profileId),
  })
  const bedrock = once(async () => {
    const { openBedrock } = await import('./bedrock/open-bedrock.ts')
    return openBedrock({ demoHandler: async () => (await import('./demo/demo-handler.ts')).createDemoHandler() })
  })
  const ingest = once(async () => {
    const [{ createIngest }, { createPdfExtractor }] = await Promise.all([
      import('./attachments/ingest.ts'),
      import('./attachments/extract-pdf.ts'),
    ])
    const extractPdf = createPdfExtractor(spawnUtility(join(here, 'pdf-process.js'), 'Outcrop PDF reader', pdfMegabytes))
    return createIngest({ blobs, extractPdf, now: Date.now, newId: () => attachmentIdSchema.parse(crypto.randomUUID()) })
  })
  const tools = once(async () => (await import('./tools/built-in-tools.ts')).createBuiltInTools())

  const activeTurns = createActiveTurns((push) => sendEvent(window.webContents, 'turn.push', push))
  const onChange = (conversationId: ConversationId): void => {
    const summary = getConversationSummary(database(), conversationId)
    if (summary !== null) sendEvent(window.webContents, 'conversation.changed', summary)
  }
  const starter = createTurnStarter(
    {
      database,
      bedrock,
      tools,
      connect: connections.connect,
      readBytes: (attachment) => blobs.read(attachment.sha256),
      now: Date.now,
      newMessageId: () => messageIdSchema.parse(crypto.randomUUID()),
      newTurnId: () => turnIdSchema.parse(crypto.randomUUID()),
    },
    activeTurns,
    onChange,
    logger.error,
  )
  const removeUnusedFiles = async (): Promise<void> => {
    const unused = removeUnreferencedAttachments(database(), { olderThan: Date.now() - unusedFileGraceMs })
    await Promise.all(unused.map((sha256) => blobs.remove(sha256)))
  }
  const findAttachment: FindAttachment = (attachmentId, variant) => {
    const attachment = getAttachment(database(), attachmentId)
    if (attachment === null) return null
    if (variant === 'original') return { path: blobs.path(attachment.sha256), mediaType: attachment.mediaType }
    return attachment.hasThumbnail ? { path: blobs.thumbnailPath(attachment.sha256), mediaType: 'image/png' } : null
  }
  const applyTheme = (theme: Theme): void => {
    nativeTheme.themeSource = theme
    if (theme !== windowState.theme) saveState({ theme })
  }
  const pickFiles = async (): Promise<readonly string[]> => {
    const { filePaths } = await dialog.showOpenDialog(window, {
      title: mainMessages.pickFilesTitle,
      properties: ['openFile', 'multiSelections'],
    })
    return filePaths
  }

  const attachments = attachmentHandlers({ database, blobs, ingest, pickFiles })
  const { 'attachments.ingest': ingestPaths, ...pageAttachments } = attachments
  serve(
    {
      ...appHandlers({ database, version: app.getVersion(), applyTheme, openAddress }),
      ...conversationHandlers({ database, activeTurns, now: Date.now, removeFile: (sha256) => blobs.remove(sha256) }),
      ...turnHandlers(starter, activeTurns),
      ...pageAttachments,
      ...awsHandlers({
        database,
        listAwsProfiles: () => listAwsProfiles(awsFilePaths(environment, homedir())),
        listModels: async (options) => (await import('./bedrock/list-models.ts')).listModels(options),
        vault,
        sessionSecrets,
        now: Date.now,
      }),
    },
    { 'attachments.ingest': ingestPaths },
    { origin: appOrigin, isOurWindow: (sender) => sender === window.webContents, logger },
  )
  guardSession(session.defaultSession)
  serveContent(session.defaultSession, join(here, '../renderer'), findAttachment)

  setTimeout(() => {
    removeUnusedFiles().catch((error: unknown) => logger.error('clean-up', error))
  }, cleanUpAfterMs).unref()

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
  window.once('show', () => installMenu((command) => sendEvent(window.webContents, 'menu.command', command), !app.isPackaged))
  app.on('second-instance', () => {
    if (window.isMinimized()) window.restore()
    window.focus()
  })

  return async () => {
    await activeTurns.stopAll()
    vault.dispose()
    if (bedrock.isMade()) (await bedrock()).dispose()
    if (database.isMade()) closeDatabase(database())
  }
}
