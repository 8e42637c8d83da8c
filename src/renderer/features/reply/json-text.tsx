import { useId } from 'react'
import { wholeWords } from '../../../shared/messages/amounts.ts'
import { replyMessages as words } from '../../../shared/messages/reply.ts'
import { CopyButton } from '../../ui/copy-button.tsx'

/** A page of that length still lays out at once. */
const maximumShownCharacters = 200_000

/** A long text as it is, with a button that copies all of it. */
export const JsonText = ({ label, text }: { readonly label: string; readonly text: string }) => {
  const id = useId()
  const isCut = text.length > maximumShownCharacters
  return (
    <section className="reply-group" aria-labelledby={id}>
      <header className="reply-text-head">
        <h3 id={id}>{label}</h3>
        <CopyButton label={words.copy} done={words.copied} text={() => text} />
      </header>
      <pre className="reply-text" tabIndex={0} role="group" aria-label={label} dir="ltr">
        {isCut ? text.slice(0, maximumShownCharacters) : text}
      </pre>
      {isCut && <p className="reply-note">{words.cutShort(wholeWords(maximumShownCharacters), wholeWords(text.length))}</p>}
    </section>
  )
}
