import type { FileDiff } from '../../shared/tool.ts'
import { toolCardsMessages as words } from '../../shared/messages/tool-cards.ts'
import { VisibleWords } from './visible-words.tsx'
import './diff-view.css'

type Line = FileDiff['hunks'][number][number]

/** A change of a file as changes look: numbers of both versions, what went and what came, and a gap where lines are left out. */
export const DiffView = ({ diff }: { readonly diff: FileDiff }) => (
  <div className="diff" role="group" tabIndex={0} dir="ltr" aria-label={words.diff(diff.added, diff.removed)}>
    {diff.hunks.length === 0 && <p className="diff-gap">{words.diffEmpty}</p>}
    {diff.hunks.map((hunk, index) => (
      <div key={index} className="diff-hunk">
        {index > 0 && (
          <p className="diff-gap" aria-hidden>
            ⋯
          </p>
        )}
        {hunk.map((line, place) => (
          <DiffLine key={place} line={line} />
        ))}
      </div>
    ))}
    {diff.isCut && <p className="diff-gap">{words.diffCut}</p>}
  </div>
)

const signs: Readonly<Record<Line['type'], string>> = { same: ' ', added: '+', removed: '−' }

const DiffLine = ({ line }: { readonly line: Line }) => (
  <div className={`diff-line diff-line-${line.type}`}>
    <span className="diff-number" aria-hidden>
      {line.oldLine ?? ''}
    </span>
    <span className="diff-number" aria-hidden>
      {line.newLine ?? ''}
    </span>
    <span className="diff-sign" aria-hidden>
      {signs[line.type]}
    </span>
    <LineText line={line} />
  </div>
)

const LineText = ({ line }: { readonly line: Line }) => {
  const text = <VisibleWords text={line.text} isCode />
  switch (line.type) {
    case 'same':
      return <span className="diff-text">{text}</span>
    case 'added':
      return <ins className="diff-text">{text}</ins>
    case 'removed':
      return <del className="diff-text">{text}</del>
  }
}
