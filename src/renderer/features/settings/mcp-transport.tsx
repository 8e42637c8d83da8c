import { mcpViewMessages as words } from '../../../shared/messages/mcp-view.ts'
import type { McpTransport } from '../../../shared/mcp.ts'
import { visibleText } from '../../ui/visible-text.ts'

/** Everything of how a server is reached, word by word: what a yes to it means. Values are kept elsewhere. */
export const McpTransportView = ({ transport }: { readonly transport: McpTransport }) =>
  transport.type === 'stdio' ? (
    <dl className="mcp-transport">
      <dt>{words.words}</dt>
      <dd>
        <WordList items={transport.argv} />
      </dd>
      <dt>{words.folder}</dt>
      <dd>{transport.folder === null ? words.noFolder : <code>{visibleText(transport.folder)}</code>}</dd>
      <Names title={words.variables} none={words.noVariables} names={transport.environmentNames} />
    </dl>
  ) : (
    <dl className="mcp-transport">
      <dt>{words.address}</dt>
      <dd>
        <code>{visibleText(transport.url)}</code>
      </dd>
      <Names title={words.headers} none={words.noHeaders} names={transport.headerNames} />
    </dl>
  )

/** Each word on a line of its own, so that no space and no quote can hide where it ends. */
export const WordList = ({ items }: { readonly items: readonly string[] }) => (
  <ol className="mcp-words">
    {items.map((word, index) => (
      <li key={index}>{word === '' ? <i>{words.emptyWord}</i> : <code dir="ltr">{visibleText(word)}</code>}</li>
    ))}
  </ol>
)

type NamesProps = { readonly title: string; readonly none: string; readonly names: readonly string[] }

const Names = ({ title, none, names }: NamesProps) => (
  <>
    <dt>{title}</dt>
    <dd>
      {names.length === 0 && none}
      {names.map((name) => (
        <code key={name} className="mcp-name">
          {visibleText(name)}
        </code>
      ))}
      {names.length > 0 && <span className="setting-note">{words.secretsKept}</span>}
    </dd>
  </>
)
