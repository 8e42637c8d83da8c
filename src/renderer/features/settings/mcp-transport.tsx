import { mcpViewMessages as words } from '../../../shared/messages/mcp-view.ts'
import type { McpServer, McpTransport } from '../../../shared/mcp.ts'
import { ArgumentWords } from '../../ui/argument-words.tsx'
import { VisibleWords } from '../../ui/visible-words.tsx'

/** As it is connected to: a name in other letters stands there by its code, so that no two look alike. */
const addressOf = (url: string): string => (URL.canParse(url) ? new URL(url).href : url)

type McpTransportViewProps = {
  readonly transport: McpTransport
  /** Values that are plainly no secrets, by name. */
  readonly shownValues: McpServer['shownValues']
}

/** Everything of how a server is reached, word by word: what a yes to it means. Values that may be secrets are kept elsewhere. */
export const McpTransportView = ({ transport, shownValues }: McpTransportViewProps) =>
  transport.type === 'stdio' ? (
    <dl className="mcp-transport">
      <dt>{words.words}</dt>
      <dd>
        <ArgumentWords argv={transport.argv} label={words.words} />
      </dd>
      <dt>{words.folder}</dt>
      <dd>{transport.folder === null ? words.noFolder : <Code text={transport.folder} />}</dd>
      <Names title={words.variables} none={words.noVariables} names={transport.environmentNames} values={shownValues} />
    </dl>
  ) : (
    <dl className="mcp-transport">
      <dt>{words.address}</dt>
      <dd>
        <Code text={addressOf(transport.url)} />
      </dd>
      <Names title={words.headers} none={words.noHeaders} names={transport.headerNames} values={shownValues} />
      {transport.clientId !== undefined && (
        <>
          <dt>{words.clientId}</dt>
          <dd>
            <Code text={transport.clientId} />
          </dd>
        </>
      )}
    </dl>
  )

const Code = ({ text }: { readonly text: string }) => (
  <code>
    <VisibleWords text={text} />
  </code>
)

type NamesProps = {
  readonly title: string
  readonly none: string
  readonly names: readonly string[]
  readonly values: McpServer['shownValues']
}

const Names = ({ title, none, names, values }: NamesProps) => (
  <>
    <dt>{title}</dt>
    <dd>
      {names.length === 0 ? (
        none
      ) : (
        <ul>
          {names.map((name) => (
            <li key={name}>
              <Code text={values[name] === undefined ? name : `${name}=${values[name]}`} />
            </li>
          ))}
        </ul>
      )}
      {names.some((name) => values[name] === undefined) && <span className="setting-note">{words.secretsKept}</span>}
    </dd>
  </>
)
