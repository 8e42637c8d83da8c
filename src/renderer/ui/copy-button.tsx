import { Button } from './button.tsx'
import { useCopied } from './use-copied.ts'

type CopyButtonProps = { readonly label: string; readonly done: string; readonly text: () => string }

/** Copies what `text` gives at that moment, and says so for a while. */
export const CopyButton = ({ label, done, text }: CopyButtonProps) => {
  const [wasCopied, copy] = useCopied()
  return (
    <Button size="small" aria-live="polite" onClick={() => copy(text())}>
      {wasCopied ? done : label}
    </Button>
  )
}
