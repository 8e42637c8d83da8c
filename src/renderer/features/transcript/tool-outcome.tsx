import type { ToolOutcome } from '../../../shared/message.ts'
import { DiffView } from '../../ui/diff-view.tsx'
import { VisibleWords } from '../../ui/visible-words.tsx'
import { ExternalLink } from './external-link.tsx'
import { ToolContents } from './tool-contents.tsx'
import { ToolTerminal } from './tool-terminal.tsx'

/** What a call gave: a change looks like a change, a program like a terminal, everything else like what it is. */
export const ToolOutcomeView = ({ outcome }: { readonly outcome: ToolOutcome }) => {
  const { view } = outcome
  switch (view?.type) {
    case 'diff':
      return (
        <>
          <p className="card-path" dir="ltr">
            <VisibleWords text={view.diff.path} />
          </p>
          <DiffView diff={view.diff} />
          {outcome.isError && <Plain outcome={outcome} />}
        </>
      )
    case 'terminal':
      return <ToolTerminal command={view.command} />
    case 'web-page':
      return (
        <>
          <p className="card-path">
            {view.title !== '' && (
              <>
                <VisibleWords text={view.title} />
                <br />
              </>
            )}
            <ExternalLink address={view.url}>
              <VisibleWords text={view.url} />
            </ExternalLink>
          </p>
          <Plain outcome={outcome} />
        </>
      )
    case undefined:
      return <Plain outcome={outcome} />
  }
}

const Plain = ({ outcome }: { readonly outcome: ToolOutcome }) =>
  outcome.content !== undefined && outcome.content.length > 0 ? (
    <ToolContents content={outcome.content} />
  ) : (
    <pre className="card-text" tabIndex={0} dir="auto">
      {outcome.text}
    </pre>
  )
