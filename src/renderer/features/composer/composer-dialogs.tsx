import { closeComposerDialog, type ComposerDialog } from '../../state/composer-dialog.ts'
import { FolderDialog } from './folder-dialog.tsx'
import { PagesDialog } from './pages-dialog.tsx'
import { PasswordDialog } from './password-dialog.tsx'
import { PromptDialog } from './servers/prompt-dialog.tsx'
import { ResourcesDialog } from './servers/resources-dialog.tsx'
import { S3Dialog } from './s3-dialog.tsx'

/** What asks for more about files. */
export const ComposerDialogs = ({ dialog }: { readonly dialog: ComposerDialog }) => {
  switch (dialog.type) {
    case 'folder':
      return <FolderDialog key={dialog.listing.folderId} {...dialog} onClose={closeComposerDialog} />
    case 's3':
      return <S3Dialog key={dialog.uri} {...dialog} onClose={closeComposerDialog} />
    case 'password':
      return <PasswordDialog key={dialog.lockedId} {...dialog} onClose={closeComposerDialog} />
    case 'prompt':
      return <PromptDialog key={dialog.prompt.command} {...dialog} onClose={closeComposerDialog} />
    case 'resources':
      return <ResourcesDialog {...dialog} onClose={closeComposerDialog} />
    case 'pages':
      return <PagesDialog key={dialog.attachment.id} {...dialog} onClose={closeComposerDialog} />
  }
}
