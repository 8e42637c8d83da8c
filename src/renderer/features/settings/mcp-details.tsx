import { useEffect, useState, type ReactNode } from 'react'
import { mcpViewMessages as words } from '../../../shared/messages/mcp-view.ts'
import type { McpLogLine, McpServer, McpServerId } from '../../../shared/mcp.ts'
import type { UserFacingError } from '../../../shared/user-facing-error.ts'
import { readMcpLog } from '../../state/mcp.ts'
import { useSettings } from '../../state/settings.ts'
import { switchToolEverywhere } from '../../state/tools.ts'
import { Button } from '../../ui/button.tsx'
import { CheckField } from '../../ui/check-field.tsx'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { visibleText } from '../../../shared/visible-text.ts'
import { VisibleWords } from '../../ui/visible-words.tsx'
import { McpTransportView } from './mcp-transport.tsx'

/** What is known of a server, folded: what it is, its tools with their switches, and what it has written. */
export const McpDetails = ({ server }: { readonly server: McpServer }) => (
  <div className="mcp-details">
    <Fold title={server.transport.type === 'stdio' ? words.what : words.where}>
      <McpTransportView transport={server.transport} shownValues={server.shownValues} />
    </Fold>
    {server.about !== null && (
      <Fold title={words.offers}>
        <About server={server} about={server.about} />
      </Fold>
    )}
    {server.tools.length > 0 && (
      <Fold title={words.tools}>
        <Tools server={server} />
      </Fold>
    )}
    <Fold title={words.log}>
      <Log serverId={server.id} />
    </Fold>
  </div>
)

/** What is folded is not drawn. */
const Fold = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <details className="fold form-fold" open={isOpen} onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>{title}</summary>
      {isOpen && <div className="mcp-fold">{children}</div>}
    </details>
  )
}

type AboutProps = { readonly server: McpServer; readonly about: NonNullable<McpServer['about']> }

const About = ({ server: { tools, promptCount, resourceCount }, about: { title, version, instructions } }: AboutProps) => (
  <>
    <p>{words.version(visibleText(title), visibleText(version))}</p>
    <p className="setting-note">{words.counts(tools.length, promptCount, resourceCount)}</p>
    {instructions !== '' && (
      <>
        <p className="setting-note">{words.instructions}</p>
        <p className="mcp-told" dir="auto" tabIndex={0}>
          <VisibleWords text={instructions} />
        </p>
      </>
    )}
  </>
)

const Tools = ({ server: { tools } }: { readonly server: McpServer }) => {
  const off = useSettings((settings) => settings.toolsOff)
  return (
    <ul className="mcp-tools">
      {tools.map(({ name, title, description }) => (
        <li key={name}>
          <CheckField
            label={visibleText(title)}
            isChecked={!off.includes(name)}
            onChange={(isOn) => void switchToolEverywhere(name, isOn)}
          />
          <p className="mcp-told" dir="auto">
            {description === '' ? words.noDescription : <VisibleWords text={description} />}
          </p>
        </li>
      ))}
    </ul>
  )
}

const time = new Intl.DateTimeFormat(undefined, { timeStyle: 'medium' })

const Log = ({ serverId }: { readonly serverId: McpServerId }) => {
  const [lines, setLines] = useState<readonly McpLogLine[] | null>(null)
  const [error, setError] = useState<UserFacingError | null>(null)
  const [readings, setReadings] = useState(0)
  useEffect(() => {
    let isCurrent = true
    void readMcpLog(serverId).then((read) => {
      if (!isCurrent) return
      if (read.ok) setLines(read.value)
      setError(read.ok ? null : read.error)
    })
    return () => {
      isCurrent = false
    }
  }, [serverId, readings])
  return (
    <>
      {error !== null && <ErrorNotice error={error} />}
      {lines === null && error === null && <Skeleton label={words.loading} lines={3} />}
      {lines?.length === 0 && <p className="setting-note">{words.logEmpty}</p>}
      {lines !== null && lines.length > 0 && (
        <ol className="mcp-log" tabIndex={0} aria-label={words.log}>
          {lines.map(({ at, level, text }, index) => (
            <li key={index} data-level={level}>
              <time dateTime={new Date(at).toISOString()}>{time.format(at)}</time> <span>{words.logLevels[level]}</span>{' '}
              <VisibleWords text={text} isCode />
            </li>
          ))}
        </ol>
      )}
      <div>
        <Button size="small" onClick={() => setReadings((count) => count + 1)}>
          {words.logAgain}
        </Button>
      </div>
    </>
  )
}
