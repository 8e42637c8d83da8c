import type { maximumAttachmentsPerMessage } from '../../../shared/attachment.ts'
import { composerMessages } from '../../../shared/messages/composer.ts'
import type { UserFacingError } from '../../../shared/user-facing-error.ts'
import { ingestFiles, request, RequestError } from '../../bridge/client.ts'
import { attachFiles } from '../../state/composer-draft.ts'

/** Written out, not imported: the module of the schemas would bring zod into the window. */
export const maximumAttachments: typeof maximumAttachmentsPerMessage = 5

const tooMany = (name: string): UserFacingError => ({
  code: 'too-many-attachments',
  title: composerMessages.tooManyTitle(name, maximumAttachments),
  advice: composerMessages.tooManyAdvice,
  retryable: false,
  remedies: [],
})

const explain = (cause: unknown): UserFacingError =>
  cause instanceof RequestError
    ? cause.error
    : {
        code: 'attach-failed',
        title: composerMessages.attachFailedTitle,
        advice: composerMessages.attachFailedAdvice,
        detail: String(cause),
        retryable: true,
        remedies: [],
      }

const namesOf = (files: readonly File[]): readonly string[] =>
  files.map((file) => (file.name === '' ? composerMessages.pastedImage : file.name))

/** Files from the disk or the clipboard; the bridge knows which of them have a path and which only bytes. */
export const attachDropped = async (files: readonly File[]): Promise<void> =>
  attachFiles(namesOf(files), () => ingestFiles(files), tooMany, explain)

export const pickFiles = async (): Promise<void> => attachFiles([], () => request('attachments.pick', {}), tooMany, explain)
