import type { FileDiff } from '../../../shared/tool.ts'
import { fileToolMessages as words } from '../../../shared/messages/file-tools.ts'
import { textOutcome, type PlannedCall, type ToolContext } from '../tool.ts'
import { diffTexts, isShowable, shortened } from './file-diff.ts'
import type { ReadFile } from './open-file.ts'
import type { OpenFolders } from './open-folders.ts'
import { encodeTextFile, type TextEncoding } from './text-file.ts'
import type { Place } from './workspace-paths.ts'
import { writeFileIn } from './write-file-in.ts'

export type Change = {
  readonly place: Place
  readonly change: FileDiff['change']
  /** Null for a new file. */
  readonly before: (ReadFile & { readonly text: string; readonly encoding: TextEncoding }) | null
  readonly after: string
}

/** A change of a file as a person is asked about it, and the writing of exactly that. */
export const planChange = (folders: OpenFolders, context: ToolContext, { place, change, before, after }: Change): PlannedCall => {
  const { path } = place
  if (/[\0\p{Surrogate}]/u.test(after)) throw new Error(words.notText)
  const bytes = encodeTextFile({ text: after, encoding: before?.encoding ?? 'utf-8' })
  if (bytes === null) throw new Error(words.cannotEncode(before?.encoding ?? 'utf-8'))
  if (before !== null && Buffer.from(before.bytes).equals(bytes)) {
    return { ask: null, run: async () => textOutcome(words.alreadySo(path)) }
  }
  if (before !== null && (before.state.mode & 0o222) === 0) throw new Error(words.writeProtected(path))
  const diff = diffTexts(path, change, before?.text ?? '', after)
  if (!isShowable(diff)) throw new Error(words.changeTooLong)
  return {
    ask: {
      view: { type: 'file-change', diff },
      reasons: ['changes-files'],
      // Names that begin with a dot belong to programs, and what such files say is often run: each change of one is asked about.
      scopes: place.names.some((name) => name.startsWith('.')) ? ['once'] : ['once', 'conversation', 'always'],
      key: `file ${path}`,
      what: words.changesOf(path),
    },
    run: async (signal) => {
      // A person may have closed the folder while the question was open.
      const now = await folders.find(context, path, 'read-write')
      if (now.path !== path) throw new Error(words.changedMeanwhile(path))
      await writeFileIn({ place, before, bytes }, signal)
      const text = before === null ? words.created(path, diff.added) : words.changed(path, diff.added, diff.removed)
      return { isError: false, text, view: { type: 'diff', diff: shortened(diff) } }
    },
  }
}
