import { approvalsMessages as words } from '../../shared/messages/approvals.ts'
import { VisibleWords } from './visible-words.tsx'
import './argument-words.css'

/** A program and its arguments as they are passed on, each in a frame of its own, so that no space or quote decides where one ends. */
export const ArgumentWords = ({ argv, label }: { readonly argv: readonly string[]; readonly label: string }) => (
  <ol className="argument-words" dir="ltr" aria-label={label}>
    {argv.map((argument, index) => (
      <li key={index} className="argument-word">
        {argument === '' ? <em>{words.emptyWord}</em> : <VisibleWords text={argument} />}
      </li>
    ))}
  </ol>
)
