import { homedir } from 'node:os'
import { join } from 'node:path'
import { app, dialog, type BrowserWindow } from 'electron'
import { attachmentIdSchema } from '../shared/ids.ts'
import { pageRequests, preloadRequests, type EventName, type EventPayload } from '../shared/ipc/contract.ts'
import { mainMessages } from '../shared/messages/main.ts'
import type { Theme } from '../shared/settings.ts'
import { openBlobFiles } from './attachments/blob-files.ts'
import type { FindAttachment } from './content-protocols.ts'
import { createSecretVault } from './credentials/secret-vault.ts'
import { createSessionSecrets } from './credentials/session-secrets.ts'
import { answerRequest, type Handlers } from './ipc/answer-request.ts'
import { appHandlers } from './ipc/handlers/app.ts'
import { attachmentHandlers } from './ipc/handlers/attachments.ts'
import { conversationHandlers } from './ipc/handlers/conversations.ts'
import { sendEvent, type Answer } from './ipc/router.ts'
import type { Logger } from './logger.ts'
import { once } from './once.ts'
import { openAddress } from './open-address.ts'
import { openAnswers } from './open-answers.ts'
import { openAws, type Aws } from './open-aws.ts'
import type { AppPaths } from './paths.ts'
import { createSaveDialogs } from './save-dialogs.ts'
import { spawnUtility } from './spawn-utility.ts'
import { getAttachment, removeUnreferencedAttachments } from './store/attachments.ts'
import { closeDatabase, openDatabase } from './store/database.ts'
import { markInterrupted } from './store/messages.ts'

const pdfMegabytes = 512
const keychainMegabytes = 64
/** A file that no message or draft mentions may still be on its way into one. */
const unusedFileGraceMs = 24 * 60 * 60_000
/** Long after the start, when nobody waits for the disk. */
const cleanUpAfterMs = 60_000

type ServiceOptions = {
  readonly paths: AppPaths
  readonly logger: Logger
  readonly window: BrowserWindow
  /** Where the scripts of the child processes lie. */
  readonly scriptFolder: string
  readonly applyTheme: (theme: Theme) => void
}

export type Services = { readonly answer: Answer; readonly findAttachment: FindAttachment; readonly dispose: () => Promise<void> }

/** Puts the capabilities together. Each opens at its first use; `dispose` closes what was opened, in order. */
export const openServices = ({ paths, logger, window, scriptFolder, applyTheme }: ServiceOptions): Services => {
  const contents = window.webContents
  const database = once(() => {
    const opened = openDatabase({ file: paths.database, backupFolder: paths.backups, now: Date.now })
    markInterrupted(opened)
    return opened
  })
  const blobs = openBlobFiles(paths.attachments)
  const vault = createSecretVault(spawnUtility(join(scriptFolder, 'keychain-process.js'), 'Outcrop keychain', keychainMegabytes), {
    service: 'Outcrop',
    timeoutMs: 5000,
  })
  const send = <Name extends EventName>(name: Name, payload: EventPayload<Name>): void => sendEvent(contents, name, payload)
  const answers = openAnswers({
    environment: process.env,
    database,
    blobs,
    logger,
    send,
    aws: () => aws,
    dialogs: createSaveDialogs(window),
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
  const pick = async (title: string, properties: ('openFile' | 'multiSelections')[]): Promise<readonly string[]> =>
    (await dialog.showOpenDialog(window, { title, properties })).filePaths
  const ingest = once(async () => {
    const [{ createIngest }, { createPdfExtractor }] = await Promise.all([
      import('./attachments/ingest.ts'),
      import('./attachments/extract-pdf.ts'),
    ])
    const extractPdf = createPdfExtractor(spawnUtility(join(scriptFolder, 'pdf-process.js'), 'Outcrop PDF reader', pdfMegabytes))
    return createIngest({ blobs, extractPdf, now: Date.now, newId: () => attachmentIdSchema.parse(crypto.randomUUID()) })
  })
  const removeUnusedFiles = async (): Promise<void> => {
    const unused = removeUnreferencedAttachments(database(), { olderThan: Date.now() - unusedFileGraceMs })
    await Promise.all(unused.map((sha256) => blobs.remove(sha256)))
  }
  const cleanUp = setTimeout(() => {
    removeUnusedFiles().catch((error: unknown) => logger.error('clean-up', error))
  }, cleanUpAfterMs)

  const findAttachment: FindAttachment = async (id, variant) => {
    const attachmentId = attachmentIdSchema.safeParse(id)
    const attachment = attachmentId.success ? getAttachment(database(), attachmentId.data) : null
    if (attachment === null) return null
    if (variant === 'original') return { path: blobs.path(attachment.sha256), mediaType: attachment.mediaType }
    return attachment.hasThumbnail ? { path: blobs.thumbnailPath(attachment.sha256), mediaType: 'image/png' } : null
  }

  const { 'attachments.ingest': ingestPaths, ...pageAttachments } = attachmentHandlers({
    database,
    blobs,
    ingest,
    pickFiles: () => pick(mainMessages.pickFilesTitle, ['openFile', 'multiSelections']),
  })
  const page = {
    ...appHandlers({ database, version: app.getVersion(), applyTheme, openAddress, codeQuestion: aws.codeQuestion }),
    ...conversationHandlers({ database, activeTurns, now: Date.now, removeFile: (sha256) => blobs.remove(sha256) }),
    ...answers.handlers,
    ...pageAttachments,
    ...aws.handlers,
  } satisfies Handlers<typeof pageRequests>
  const preload = { 'attachments.ingest': ingestPaths } satisfies Handlers<typeof preloadRequests>

  return {
    answer: (source, name, input) =>
      source === 'page'
        ? answerRequest(pageRequests, page, logger, name, input)
        : answerRequest(preloadRequests, preload, logger, name, input),
    findAttachment,
    dispose: async () => {
      clearTimeout(cleanUp)
      await activeTurns.stopAll()
      await aws.dispose()
      vault.dispose()
      if (database.isMade()) closeDatabase(database())
    },
  }
}
