import { execFileSync } from 'node:child_process'
import type { RefusalReason } from '../../../src/main/attachments/refuse-file.ts'
import type { Attachment, AttachmentKind } from '../../../src/shared/attachment.ts'

export type Reason = RefusalReason | 'too-large'

/** What has to become of a file: taken, with all that is known of it, or refused for a reason. `text` must be found in what was read. */
export type Expected =
  | { readonly type: 'taken'; readonly attachment: Partial<Attachment> & { readonly kind: AttachmentKind }; readonly text: string | null }
  | { readonly type: 'refused'; readonly reasons: readonly Reason[] }

export type CorpusFile = { readonly name: string; readonly expected: Expected }

export const taken = (kind: AttachmentKind, mediaType: string, known: Partial<Attachment> = {}, text: string | null = null): Expected => ({
  type: 'taken',
  attachment: { kind, mediaType, ...known },
  text,
})

/** More than one reason where it depends on the computer which limit is met first. */
export const refused = (...reasons: readonly Reason[]): Expected => ({ type: 'refused', reasons })

/** Runs a program of the set-up to its end; what it prints is shown only when it fails. */
export const runProgram = (program: string, args: readonly string[], folder: string): void => {
  execFileSync(program, args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'], timeout: 120_000 })
}
