import { useState } from 'react'
import { documentMessages as words } from '../../../shared/messages/document.ts'

type PageFieldProps = { readonly current: number; readonly total: number; readonly onGoTo: (page: number) => void }

/** The page that is read; another number and Enter go there. */
export const PageField = ({ current, total, onGoTo }: PageFieldProps) => {
  const [typed, setTyped] = useState<string | null>(null)
  const go = (): void => {
    const page = Number(typed)
    setTyped(null)
    if (typed !== null && Number.isInteger(page) && page >= 1) onGoTo(Math.min(page, total))
  }
  return (
    <span className="document-page-field">
      <input
        className="input"
        aria-label={words.pageField}
        inputMode="numeric"
        autoComplete="off"
        size={Math.max(2, String(total).length)}
        value={typed ?? String(current)}
        onFocus={(event) => event.target.select()}
        onChange={(event) => setTyped(event.target.value.replaceAll(/\D/gu, ''))}
        onBlur={() => setTyped(null)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') go()
          else if (event.key === 'Escape' && typed !== null) {
            event.preventDefault()
            setTyped(null)
          }
          if (event.key !== 'Escape' && event.key !== 'F3') event.stopPropagation()
        }}
      />
      <span className="document-pane-number">{words.ofPages(total)}</span>
    </span>
  )
}
