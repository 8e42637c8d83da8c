import { useEffect, useRef, useState } from 'react'
import type { FolderAccess, GrantedFolder } from '../../../shared/folder.ts'
import type { ConversationId } from '../../../shared/ids.ts'
import { toolsViewMessages as words } from '../../../shared/messages/tools-view.ts'
import { changeFolder, grantFolder, loadFolders, revokeFolder, useFolders } from '../../state/folders.ts'
import { Button } from '../../ui/button.tsx'
import { ListFailure } from '../../ui/list-failure.tsx'
import { Segments } from '../../ui/segments.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { visibleText } from '../../../shared/visible-text.ts'

const accesses = (['read', 'read-write'] as const).map((value) => ({ value, label: words.accesses[value] }))

/** The folders that a person has opened to the tools here, and how they are opened and closed. */
export const FoldersGroup = ({ conversationId }: { readonly conversationId: ConversationId | null }) => {
  const { status, folders, error } = useFolders((state) => state)
  useEffect(() => void loadFolders(conversationId), [conversationId])
  const addButton = useRef<HTMLButtonElement>(null)
  const [isPicking, setIsPicking] = useState(false)
  const grant = async (access: FolderAccess): Promise<void> => {
    if (isPicking) return
    setIsPicking(true)
    await grantFolder(access)
    setIsPicking(false)
  }
  const revoke = (folder: GrantedFolder): void => {
    // The button that was pressed goes with its row.
    addButton.current?.focus()
    void revokeFolder(folder.id)
  }
  if (status === 'loading' && folders.length === 0) return <Skeleton label={words.loadingFolders} lines={2} />
  return (
    <>
      <ListFailure error={error} isUnread={status === 'failed'} onRetry={() => void loadFolders(conversationId)} />
      {folders.length > 0 && (
        <ul className="granted-folders" aria-label={words.folders}>
          {folders.map((folder) => (
            <FolderRow key={folder.id} folder={folder} onRevoke={() => revoke(folder)} />
          ))}
        </ul>
      )}
      {status === 'ready' && folders.length === 0 && <p className="tools-empty">{words.noFolders}</p>}
      <div className="tools-buttons">
        <Button ref={addButton} size="small" aria-disabled={isPicking} onClick={() => void grant('read')}>
          {words.grantRead}
        </Button>
        <Button size="small" aria-disabled={isPicking} onClick={() => void grant('read-write')}>
          {words.grantWrite}
        </Button>
      </div>
      <p className="field-note">{words.foldersBroad}</p>
    </>
  )
}

const FolderRow = ({ folder, onRevoke }: { readonly folder: GrantedFolder; readonly onRevoke: () => void }) => {
  const path = visibleText(folder.path)
  return (
    <li className="granted-folder">
      <p className="granted-path" title={path}>
        <bdi dir="ltr">{path}</bdi>
      </p>
      {!folder.isThere && <p className="granted-problem">{words.notThere}</p>}
      <div className="granted-controls">
        <Segments
          label={words.accessOf(path)}
          value={folder.access}
          options={accesses}
          onChange={(access) => void changeFolder(folder.id, access)}
        />
        <Button size="small" variant="quiet" aria-label={words.revokeOf(path)} onClick={onRevoke}>
          {words.revoke}
        </Button>
      </div>
    </li>
  )
}
