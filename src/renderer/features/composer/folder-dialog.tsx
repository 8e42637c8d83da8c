import { useMemo, useState, type SyntheticEvent } from 'react'
import type { FolderListing } from '../../../shared/attachment.ts'
import { maximumAttachmentsPerMessage } from '../../../shared/file-limits.ts'
import { appMessages } from '../../../shared/messages/app.ts'
import { fileDialogsMessages as words } from '../../../shared/messages/file-dialogs.ts'
import { fileSizeWords } from '../../../shared/messages/file-size.ts'
import { takeFromFolder } from '../../state/attach-files.ts'
import { useComposerDraft, type DraftKey } from '../../state/composer-draft.ts'
import { focusComposer } from '../../state/view.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { FolderList } from './folder-list.tsx'
import { checkedOf, chosenBytes, folderRows, takeableOf } from './folder-rows.ts'
import './file-dialogs.css'

type FolderDialogProps = { readonly listing: FolderListing; readonly draftKey: DraftKey; readonly onClose: () => void }

/** What of a folder is taken. Everything that can be is chosen at first, where it fits into the question. */
export const FolderDialog = ({ listing, draftKey, onClose }: FolderDialogProps) => {
  const { name, entries, isCut } = listing
  const taken = useComposerDraft((draft) => draft.attachments.length + draft.pending.length)
  const room = Math.max(0, maximumAttachmentsPerMessage - taken)
  const takeable = useMemo(() => takeableOf(entries), [entries])
  const [chosen, setChosen] = useState<ReadonlySet<number>>(() => new Set(takeable.length <= room ? takeable : []))
  const [filter, setFilter] = useState('')
  const rows = useMemo(() => folderRows(entries, filter), [entries, filter])
  const shown = rows.flatMap((row) => (row.type === 'folder' ? row.takeable : []))
  const excess = chosen.size - room
  const setAll = (isChosen: boolean): void => {
    const isShown = new Set(shown)
    setChosen(new Set(isChosen ? [...chosen, ...shown] : [...chosen].filter((index) => !isShown.has(index))))
  }
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault()
    if (chosen.size === 0 || excess > 0) return
    onClose()
    const inOrder = entries.filter(({ index }) => chosen.has(index)).map(({ index }) => index)
    void takeFromFolder(listing, inOrder, draftKey)
  }
  return (
    <Dialog
      title={words.folderTitle(name)}
      text={room === 0 ? words.folderFull : words.folderText(room)}
      onClose={onClose}
      takeFocus={focusComposer}
    >
      <form className="file-dialog folder-dialog" onSubmit={submit}>
        <div className="folder-tools">
          <TextField
            label={words.folderFilter}
            isLabelHidden
            type="search"
            placeholder={words.folderFilter}
            value={filter}
            onChange={setFilter}
          />
          <Button size="small" onClick={() => setAll(true)}>
            {words.selectAll}
          </Button>
          <Button size="small" onClick={() => setAll(false)}>
            {words.selectNone}
          </Button>
        </div>
        {rows.length === 0 ? (
          <p className="folder-nothing">{entries.length === 0 ? words.folderEmpty : words.folderNothing}</p>
        ) : (
          <FolderList
            key={filter}
            rows={rows}
            chosen={chosen}
            onChoose={setChosen}
            onToggleAll={() => setAll(checkedOf(shown, chosen) !== true)}
          />
        )}
        {isCut && <p className="field-note">{words.folderCut}</p>}
        <p className={excess > 0 ? 'field-problem' : 'field-note'} role="status">
          {words.chosen(chosen.size, takeable.length, fileSizeWords(chosenBytes(entries, chosen)))}
          {excess > 0 && ` · ${words.tooMany(excess)}`}
        </p>
        <div className="dialog-buttons">
          <Button onClick={onClose}>{appMessages.cancel}</Button>
          <Button variant="primary" type="submit" disabled={chosen.size === 0 || excess > 0}>
            {words.take(chosen.size)}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
