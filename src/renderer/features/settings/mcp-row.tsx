import Ellipsis from 'lucide-react/icons/ellipsis'
import { useRef, useState } from 'react'
import type { Result } from '../../../shared/ipc/result.ts'
import { mcpViewMessages as words } from '../../../shared/messages/mcp-view.ts'
import type { McpServer } from '../../../shared/mcp.ts'
import type { UserFacingError } from '../../../shared/user-facing-error.ts'
import { restartMcpServer, signInToMcpServer, signOutOfMcpServer, switchMcpServer } from '../../state/mcp.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { MenuButton } from '../../ui/menu-button.tsx'
import type { MenuItem } from '../../ui/menu.tsx'
import { showToast } from '../../ui/toast.tsx'
import { visibleText } from '../../../shared/visible-text.ts'
import { McpConfirm } from './mcp-confirm.tsx'
import { McpDetails } from './mcp-details.tsx'

type McpRowProps = { readonly server: McpServer; readonly onEdit: () => void; readonly onRemove: () => void }

/** Shows why the last wish for a server was not fulfilled. */
const useWish = () => {
  const [error, setError] = useState<UserFacingError | null>(null)
  const [isBusy, setIsBusy] = useState(false)
  const wish = async (ask: () => Promise<Result<unknown>>, done?: string): Promise<void> => {
    if (isBusy) return
    setIsBusy(true)
    const answer = await ask()
    setIsBusy(false)
    // That it waits to be confirmed is what it shows now.
    setError(answer.ok || answer.error.code === 'mcp-not-confirmed' ? null : answer.error)
    if (answer.ok && done !== undefined) showToast({ text: done })
  }
  return { error, isBusy, wish }
}

/** One server: how it stands, what can be done about it, and what it is. */
export const McpRow = ({ server, onEdit, onRemove }: McpRowProps) => {
  const { id, status, isOn, isConfirmed, confirmationHash, transport } = server
  const { error, isBusy, wish } = useWish()
  const heading = useRef<HTMLHeadingElement>(null)
  const name = visibleText(server.name)
  // Without its values from the keychain nobody can say what would start: it is read again, not confirmed.
  const canBeConfirmed = !isConfirmed && confirmationHash !== ''
  const isStuck = status === 'failed' || status === 'stopped' || (!isConfirmed && !canBeConfirmed)
  const hasSignIn = transport.type !== 'stdio' && isConfirmed
  const items: readonly MenuItem[] = [
    { type: 'action', label: words.edit, run: onEdit },
    ...(isConfirmed && isOn ? [{ type: 'action', label: words.restart, run: () => void wish(() => restartMcpServer(id)) } as const] : []),
    ...(hasSignIn
      ? [
          {
            type: 'action',
            label: words.signOut,
            run: () => void wish(() => signOutOfMcpServer(id), words.signedOut(name)),
          } as const,
        ]
      : []),
    { type: 'line' },
    { type: 'action', label: words.remove, isDangerous: true, run: onRemove },
  ]
  return (
    <div className="mcp-row">
      <div className="mcp-head">
        <div className="setting-words">
          <h3 ref={heading} tabIndex={-1} className="setting-label">
            <bdi>{name}</bdi>
          </h3>
          <p className="mcp-status" data-status={status} role="status">
            {words.statuses[status]}
          </p>
        </div>
        <div className="form-buttons">
          {status === 'sign-in-needed' && (
            <Button
              size="small"
              variant="primary"
              aria-label={words.signInOf(name)}
              aria-disabled={isBusy}
              onClick={() => void wish(() => signInToMcpServer(id), words.signInOpened)}
            >
              {words.signIn}
            </Button>
          )}
          {isStuck && (
            <Button
              size="small"
              aria-label={words.restartOf(name)}
              aria-disabled={isBusy}
              onClick={() => void wish(() => restartMcpServer(id))}
            >
              {words.restart}
            </Button>
          )}
          {isConfirmed && (
            <Button
              size="small"
              aria-label={isOn ? words.switchOffOf(name) : words.switchOnOf(name)}
              aria-disabled={isBusy}
              onClick={() => void wish(() => switchMcpServer(id, !isOn))}
            >
              {isOn ? words.switchOff : words.switchOn}
            </Button>
          )}
          <MenuButton label={words.more(name)} icon={Ellipsis} size="small" items={items} />
        </div>
      </div>
      {error !== null && <ErrorNotice error={error} />}
      {server.error !== null && status !== 'running' && status !== 'sign-in-needed' && <ErrorNotice error={server.error} />}
      {canBeConfirmed ? <McpConfirm server={server} takeFocus={() => heading.current?.focus()} /> : <McpDetails server={server} />}
    </div>
  )
}
