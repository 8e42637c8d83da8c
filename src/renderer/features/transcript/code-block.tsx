import Check from 'lucide-react/icons/check'
import Copy from 'lucide-react/icons/copy'
import { memo } from 'react'
import { transcriptMessages } from '../../../shared/messages/transcript.ts'
import { useCopied } from '../../ui/use-copied.ts'

/** Code as it is: monospace, its language, a button to copy it, and its own horizontal scroll. */
export const CodeBlock = memo(({ code, language }: { readonly code: string; readonly language: string | null }) => {
  const [wasCopied, copy] = useCopied()
  const Icon = wasCopied ? Check : Copy
  return (
    <figure className="code-block" dir="ltr">
      <figcaption className="code-block-head">
        <span>{language ?? transcriptMessages.plainCode}</span>
        <button type="button" className="code-block-copy" aria-label={transcriptMessages.codeCopy} onClick={() => copy(code)}>
          <Icon aria-hidden />
          <span aria-hidden>{wasCopied ? transcriptMessages.copied : transcriptMessages.codeCopy}</span>
        </button>
      </figcaption>
      <pre tabIndex={0} role="group" aria-label={transcriptMessages.codeBlock(language ?? transcriptMessages.plainCode)}>
        <code>{code}</code>
      </pre>
    </figure>
  )
})
CodeBlock.displayName = 'CodeBlock'
