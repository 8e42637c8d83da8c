import { useId, useState } from 'react'
import { mcpViewMessages as words } from '../../../shared/messages/mcp-view.ts'
import type { McpServer } from '../../../shared/mcp.ts'
import type { UserFacingError } from '../../../shared/user-facing-error.ts'
import { confirmMcpServer } from '../../state/mcp.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { PassingButton } from '../../ui/passing-button.tsx'
import { visibleText } from '../../../shared/visible-text.ts'
import { McpTransportView } from './mcp-transport.tsx'
import { mcpWarnings } from './mcp-warnings.ts'

type McpConfirmProps = { readonly server: McpServer; readonly takeFocus: () => void }

/** What a server is, whole, and the one button that lets it start. The yes names what is on the screen; anything else is refused. */
export const McpConfirm = ({ server, takeFocus }: McpConfirmProps) => {
  const id = useId()
  const [isConfirming, setIsConfirming] = useState(false)
  const [error, setError] = useState<UserFacingError | null>(null)
  const isProgram = server.transport.type === 'stdio'
  const name = visibleText(server.name)
  const warnings = mcpWarnings(server.transport)
  const confirm = async (): Promise<void> => {
    if (isConfirming) return
    setIsConfirming(true)
    const confirmed = await confirmMcpServer(server)
    setIsConfirming(false)
    setError(confirmed.ok ? null : confirmed.error)
  }
  return (
    <div className="mcp-confirm" role="group" aria-labelledby={id}>
      <p id={id} className="setting-label">
        {isProgram ? words.confirmProgramTitle : words.confirmAddressTitle}
      </p>
      <McpTransportView transport={server.transport} shownValues={server.shownValues} />
      {warnings.length > 0 && (
        <ul className="mcp-warnings" aria-label={words.warnings}>
          {warnings.map((warning) => (
            <li key={warning}>{warning}</li>
          ))}
        </ul>
      )}
      <p className="setting-note">{isProgram ? words.confirmProgramText : words.confirmAddressText}</p>
      {error !== null && <ErrorNotice error={error} />}
      <div className="form-buttons">
        <PassingButton
          size="small"
          variant="primary"
          takeFocus={takeFocus}
          aria-label={isProgram ? words.confirmProgramOf(name) : words.confirmAddressOf(name)}
          aria-disabled={isConfirming}
          onClick={() => void confirm()}
        >
          {isProgram ? words.confirmProgram : words.confirmAddress}
        </PassingButton>
      </div>
    </div>
  )
}
