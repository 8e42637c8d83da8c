import type { ReactNode } from 'react'
import type { Approval } from '../../../shared/approval.ts'
import { approvalsMessages as words } from '../../../shared/messages/approvals.ts'
import { ArgumentWords } from '../../ui/argument-words.tsx'
import { DiffView } from '../../ui/diff-view.tsx'
import { VisibleWords } from '../../ui/visible-words.tsx'
import { Labelled, OwnInput, PlainInput } from './approval-input.tsx'
import { hostOf, serverOf } from './approval-words.ts'

/** What exactly a yes is about, and on what. All of it is text of others, so nothing of it hides. */
export const ApprovalViewOf = ({ approval }: { readonly approval: Approval }): ReactNode => {
  const { view } = approval
  switch (view.type) {
    case 'command':
      return (
        <>
          <Labelled label={words.program}>
            <ArgumentWords argv={view.argv} label={words.program} />
          </Labelled>
          {view.program !== undefined && (
            <Labelled label={words.programFile}>
              <Exact text={view.program} />
            </Labelled>
          )}
          <Labelled label={words.inFolder}>
            <Exact text={view.folder} />
          </Labelled>
          <Labelled label={words.timeLimit}>
            <p>{words.seconds(view.timeoutSeconds)}</p>
          </Labelled>
        </>
      )
    case 'file-change':
      return (
        <>
          <Labelled label={words.file}>
            <Exact text={view.diff.path} />
          </Labelled>
          <DiffView diff={view.diff} />
          {view.diff.isCut && <p className="approval-warning">{words.diffCut}</p>}
        </>
      )
    case 'fetch':
      return (
        <Labelled label={words.address}>
          <Address url={view.url} />
        </Labelled>
      )
    case 'input':
      return approval.tool.source.type === 'built-in' ? <OwnInput input={view.input} /> : <PlainInput input={view.input} />
    case 'mcp-tool':
      return (
        <>
          <Labelled label={words.toolName}>
            <Exact text={approval.tool.name} />
          </Labelled>
          {view.change !== null && <Change {...view.change} />}
          {view.change === null && (
            <Labelled label={words.description}>
              <Exact text={view.description} />
            </Labelled>
          )}
          <PlainInput input={view.input} />
        </>
      )
    case 'sampling':
      return (
        <>
          <Labelled label={words.systemPrompt}>
            {view.systemPrompt === '' ? <p>{words.noSystemPrompt}</p> : <Exact text={view.systemPrompt} />}
          </Labelled>
          {view.messages.map((message, index) => (
            <Labelled key={index} label={words.messageOf[message.role]}>
              <Exact text={message.text} />
            </Labelled>
          ))}
          <Labelled label={words.maximumTokens}>
            <p>{words.tokens(view.maxTokens)}</p>
          </Labelled>
        </>
      )
    case 'elicitation-form':
      return (
        <>
          <Labelled label={words.serverSays}>
            <Exact text={view.message} />
          </Labelled>
          <p className="approval-warning">{words.noSecrets(serverOf(approval))}</p>
        </>
      )
    case 'elicitation-page':
      return (
        <>
          <Labelled label={words.serverSays}>
            <Exact text={view.message} />
          </Labelled>
          <Labelled label={words.address}>
            <Address url={view.url} />
          </Labelled>
          <p className="approval-warning">{words.pageHint}</p>
        </>
      )
  }
}

const Exact = ({ text }: { readonly text: string }) => (
  <pre className="approval-exact" dir="auto">
    <VisibleWords text={text} />
  </pre>
)

/** The host stands out: everything else of an address can be made to look like one. */
const Address = ({ url }: { readonly url: string }) => {
  const host = hostOf(url)
  const at = url.indexOf(host)
  return (
    <pre className="approval-exact" dir="ltr">
      {at < 0 || host === url ? (
        <VisibleWords text={url} />
      ) : (
        <>
          <VisibleWords text={url.slice(0, at)} />
          <strong>
            <VisibleWords text={host} />
          </strong>
          <VisibleWords text={url.slice(at + host.length)} />
        </>
      )}
    </pre>
  )
}

const Change = ({ before, after }: { readonly before: string; readonly after: string }) => (
  <>
    <p className="approval-warning">{words.changed}</p>
    <Labelled label={words.before}>
      <pre className="approval-exact approval-before" dir="auto">
        <VisibleWords text={before} />
      </pre>
    </Labelled>
    <Labelled label={words.after}>
      <pre className="approval-exact approval-after" dir="auto">
        <VisibleWords text={after} />
      </pre>
    </Labelled>
  </>
)
