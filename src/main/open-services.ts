import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { app, dialog, type BrowserWindow } from 'electron'
import { pageRequests, preloadRequests, type EventName, type EventPayload } from '../shared/ipc/contract.ts'
import { mainMessages } from '../shared/messages/main.ts'
import type { Theme } from '../shared/settings.ts'
import { createSecretVault } from './credentials/secret-vault.ts'
import { createSessionSecrets } from './credentials/session-secrets.ts'
import { answerRequest, type Handlers } from './ipc/answer-request.ts'
import { appHandlers } from './ipc/handlers/app.ts'
import { conversationHandlers } from './ipc/handlers/conversations.ts'
import { sendEvent, type Answer } from './ipc/router.ts'
import type { Logger } from './logger.ts'
import { once } from './once.ts'
import { openAddress } from './open-address.ts'
import { openAnswers } from './open-answers.ts'
import { openAws, type Aws } from './open-aws.ts'
import { openFiles } from './open-files.ts'
import type { AppPaths } from './paths.ts'
import { createSaveDialogs, type PickPaths } from './save-dialogs.ts'
import type { FindAttachment } from './serve-attachment.ts'
import { spawnUtility } from './spawn-utility.ts'
import { pauseAll } from './store/batches.ts'
import { closeDatabase, openDatabase } from './store/database.ts'
import { markInterrupted } from './store/messages.ts'

const keychainMegabytes = 64
/** Long after the start, when nobody waits for the disk. */
const cleanUpAfterMs = 60_000

type ServiceOptions = {
  readonly paths: AppPaths
  readonly logger: Logger
  readonly window: BrowserWindow
  /** Where the scripts of the child processes lie. */
  readonly scriptFolder: string
  readonly applyTheme: (theme: Theme) => void
  /** Paths that the app was opened with, each handed out once. */
  readonly takeWaiting: () => readonly string[]
}

export type Services = { readonly answer: Answer; readonly findAttachment: FindAttachment; readonly dispose: () => Promise<void> }

/** Puts the capabilities together. Each opens at its first use; `dispose` closes what was opened, in order. */
export const openServices = ({ paths, logger, window, scriptFolder, applyTheme, takeWaiting }: ServiceOptions): Services => {
  const contents = window.webContents
  const database = once(() => {
    const opened = openDatabase({ file: paths.database, backupFolder: paths.backups, now: Date.now })
    markInterrupted(opened)
    pauseAll(opened)
    return opened
  })
  const vault = createSecretVault(spawnUtility(join(scriptFolder, 'keychain-process.js'), 'Outcrop keychain', keychainMegabytes), {
    service: 'Outcrop',
    timeoutMs: 5000,
  })
  const send = <Name extends EventName>(name: Name, payload: EventPayload<Name>): void => sendEvent(contents, name, payload)
  const dialogs = createSaveDialogs(window)
  const pick: PickPaths = async (title, properties) => (await dialog.showOpenDialog(window, { title, properties })).filePaths
  const files = openFiles({
    folder: paths.attachments,
    scriptFolder,
    window,
    database,
    logger,
    pick,
    saveCopy: dialogs.saveCopy,
    connect: (profileId, options) => aws.connect(profileId, options),
    findRoute: () => aws.findRoute(),
    takeWaiting,
  })
  const { blobs } = files
  const answers = openAnswers({
    environment: process.env,
    ownFolder: dirname(paths.database),
    version: app.getVersion(),
    database,
    files,
    vault,
    openPage: (url) => openAddress(url, { isLocalAllowed: true }),
    logger,
    send,
    aws: () => aws,
    dialogs,
  })
  const { activeTurns } = answers
  const aws: Aws = openAws({
    environment: process.env,
    homeFolder: homedir(),
    database,
    vault,
    sessionSecrets: createSessionSecrets(),
    bedrock: answers.bedrock,
    send,
    openSignInPage: (url) => openAddress(url, { isLocalAllowed: true }),
    resolveSystemProxy: (url) => contents.session.resolveProxy(url),
    pickCertificateFile: async () => (await pick(mainMessages.pickCertificateTitle, ['openFile']))[0] ?? null,
    onCredentials: () => activeTurns.resumeAll(),
  })
  const cleanUp = setTimeout(() => {
    files.cleanUp().catch((error: unknown) => logger.error('clean-up', error))
  }, cleanUpAfterMs)

  const { 'attachments.ingest': ingestPaths, ...pageFiles } = files.handlers
  const page = {
    ...appHandlers({ database, version: app.getVersion(), applyTheme, openAddress, codeQuestion: aws.codeQuestion }),
    ...conversationHandlers({
      database,
      activeTurns,
      foreignMarksIn: answers.foreignMarksIn,
      now: Date.now,
      removeFile: (sha256) => blobs.remove(sha256),
    }),
    ...answers.handlers,
    ...pageFiles,
    ...aws.handlers,
  } satisfies Handlers<typeof pageRequests>
  const preload = { 'attachments.ingest': ingestPaths } satisfies Handlers<typeof preloadRequests>

  return {
    answer: (source, name, input) =>
      source === 'page'
        ? answerRequest(pageRequests, page, logger, name, input)
        : answerRequest(preloadRequests, preload, logger, name, input),
    findAttachment: files.find,
    dispose: async () => {
      clearTimeout(cleanUp)
      answers.stopBatches()
      await activeTurns.stopAll()
      await answers.closeTools()
      await aws.dispose()
      vault.dispose()
      if (database.isMade()) closeDatabase(database())
    },
  }
}
