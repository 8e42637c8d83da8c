import { useState } from 'react'
import { profilesMessages as words } from '../../shared/messages/profiles.ts'
import { Button } from './button.tsx'
import './command-line.css'

/** A line for a terminal that can be copied; `text` says what for. */
export const CommandLine = ({ text, command }: { readonly text: string; readonly command: string }) => {
  const [wasCopied, setWasCopied] = useState(false)
  const copy = (): void => {
    navigator.clipboard.writeText(command).then(
      () => setWasCopied(true),
      () => setWasCopied(false),
    )
  }
  return (
    <div className="command-line">
      <p className="field-note">{text}</p>
      <div className="command-line-row">
        <code tabIndex={0}>{command}</code>
        <Button size="small" onClick={copy} aria-live="polite">
          {wasCopied ? words.copied : words.copyCommand}
        </Button>
      </div>
    </div>
  )
}
