import type { Attachment, FolderListing } from '../../shared/attachment.ts'
import type { McpPrompt } from '../../shared/mcp.ts'
import type { DraftKey, RefusedFile } from './composer-draft.ts'
import { createStore } from './create-store.ts'

/** What asks for more about files before they are taken, or before they are sent. `draftKey` is the draft that they belong to. */
export type ComposerDialog =
  | { readonly type: 'folder'; readonly listing: FolderListing; readonly draftKey: DraftKey }
  /** `typed` is the text in the field that offered it; it goes from there when the file is taken. */
  | { readonly type: 's3'; readonly uri: string; readonly typed: string | null; readonly draftKey: DraftKey }
  | { readonly type: 'password'; readonly file: RefusedFile; readonly lockedId: string; readonly draftKey: DraftKey }
  /** `typed` is the command in the field, which goes when the prompt has come. */
  | { readonly type: 'prompt'; readonly prompt: McpPrompt; readonly typed: string; readonly draftKey: DraftKey }
  | { readonly type: 'resources'; readonly draftKey: DraftKey }
  | { readonly type: 'pages'; readonly attachment: Attachment; readonly draftKey: DraftKey }

const store = createStore<readonly ComposerDialog[]>([])

/** One at a time, in the order they were asked for: several folders may be dropped at once. */
export const useComposerDialog = (): ComposerDialog | null => store.use((dialogs) => dialogs[0] ?? null)

export const openComposerDialog = (dialog: ComposerDialog): void => store.set((dialogs) => [...dialogs, dialog])
export const closeComposerDialog = (): void => store.set((dialogs) => dialogs.slice(1))
