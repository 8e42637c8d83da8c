import { useEffect, useRef, useState } from 'react'
import { mcpViewMessages as words } from '../../../shared/messages/mcp-view.ts'
import type { McpServer, McpServerId } from '../../../shared/mcp.ts'
import type { UserFacingError } from '../../../shared/user-facing-error.ts'
import { loadMcpServers, removeMcpServer, useMcp } from '../../state/mcp.ts'
import { Button } from '../../ui/button.tsx'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { ListFailure } from '../../ui/list-failure.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { visibleText } from '../../../shared/visible-text.ts'
import { McpForm } from './mcp-form.tsx'
import { McpImport } from './mcp-import.tsx'
import { McpRow } from './mcp-row.tsx'
import './mcp-section.css'

type Opened = { readonly type: 'add' } | { readonly type: 'import' } | { readonly type: 'edit'; readonly serverId: McpServerId }

/** Every server that was added: one that was not confirmed yet says what it would do, and waits. */
export const McpSection = () => {
  const { status, servers, error } = useMcp((state) => state)
  const [opened, setOpened] = useState<Opened | null>(null)
  const [removing, setRemoving] = useState<McpServer | null>(null)
  const [removeError, setRemoveError] = useState<UserFacingError | null>(null)
  const addButton = useRef<HTMLButtonElement>(null)
  const list = useRef<HTMLUListElement>(null)
  useEffect(() => void loadMcpServers(), [])
  const close = (): void => {
    setOpened(null)
    addButton.current?.focus()
  }
  /** A person goes on where a yes is asked for. */
  const showSaved = ({ id }: McpServer): void => {
    setOpened(null)
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>(`[data-server="${id}"] h3`)?.focus())
  }
  const remove = async (server: McpServer): Promise<void> => {
    const removed = await removeMcpServer(server.id)
    setRemoveError(removed.ok ? null : removed.error)
    addButton.current?.focus()
  }
  return (
    <div className="setting-group">
      <p className="setting-note">{words.about}</p>
      <div className="form-buttons mcp-buttons">
        <Button ref={addButton} size="small" aria-expanded={opened?.type === 'add'} onClick={() => setOpened({ type: 'add' })}>
          {words.add}
        </Button>
        <Button size="small" aria-expanded={opened?.type === 'import'} onClick={() => setOpened({ type: 'import' })}>
          {words.import}
        </Button>
      </div>
      {opened?.type === 'add' && <McpForm server={null} onClose={close} onSaved={showSaved} />}
      {opened?.type === 'import' && <McpImport onClose={close} onSaved={showSaved} />}
      <ListFailure error={error} isUnread={status === 'failed'} onRetry={() => void loadMcpServers()} />
      {removeError !== null && <ErrorNotice error={removeError} />}
      {(status === 'unknown' || (status === 'loading' && servers.length === 0)) && <Skeleton label={words.loading} />}
      {status === 'ready' && servers.length === 0 && opened === null && <p className="setting-nothing">{words.none}</p>}
      <ul ref={list} className="mcp-servers" aria-label={words.servers}>
        {servers.map((server) => (
          <li key={server.id} data-server={server.id}>
            {opened?.type === 'edit' && opened.serverId === server.id ? (
              <McpForm server={server} onClose={close} onSaved={showSaved} />
            ) : (
              <McpRow
                server={server}
                onEdit={() => setOpened({ type: 'edit', serverId: server.id })}
                onRemove={() => setRemoving(server)}
              />
            )}
          </li>
        ))}
      </ul>
      {removing !== null && (
        <ConfirmDialog
          title={words.removeTitle(visibleText(removing.name))}
          text={words.removeText}
          action={words.removeAction}
          isDangerous
          onConfirm={() => void remove(removing)}
          onClose={() => setRemoving(null)}
        />
      )}
    </div>
  )
}
