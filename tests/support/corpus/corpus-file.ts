import { execFileSync } from 'node:child_process'
import type { Attachment, AttachmentKind } from '../../../src/shared/attachment.ts'

/** What has to become of a file: taken, with all that is known of it, or refused for a reason. `text` must be found in what was read. */
export type Expected =
  | { readonly type: 'taken'; readonly attachment: Partial<Attachment> & { readonly kind: AttachmentKind }; readonly text: string | null }
  | { readonly type: 'refused'; readonly codes: readonly string[] }

export type CorpusFile = { readonly name: string; readonly expected: Expected }

export const taken = (kind: AttachmentKind, mediaType: string, known: Partial<Attachment> = {}, text: string | null = null): Expected => ({
  type: 'taken',
  attachment: { kind, mediaType, ...known },
  text,
})

/** More than one reason where it depends on the computer which limit is met first. */
export const refused = (...reasons: readonly string[]): Expected => ({
  type: 'refused',
  codes: reasons.map((reason) => `attachment-${reason}`),
})

/** Runs a program of the set-up to its end; what it prints is shown only when it fails. */
export const runProgram = (program: string, args: readonly string[], folder: string): void => {
  execFileSync(program, args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'], timeout: 120_000 })
}
