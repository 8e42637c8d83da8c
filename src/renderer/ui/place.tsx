import ArrowLeft from 'lucide-react/icons/arrow-left'
import { useEffect, useId, type ReactNode, type RefObject, type UIEvent } from 'react'
import { IconButton } from './icon-button.tsx'
import { useEscape } from './use-escape.ts'
import './place.css'

type PlaceProps = {
  readonly className?: string
  readonly title: string
  readonly backLabel: string
  /** Has the focus at first. */
  readonly heading: RefObject<HTMLHeadingElement | null>
  readonly onLeave: () => void
  readonly onScroll?: (event: UIEvent<HTMLElement>) => void
  readonly children: ReactNode
}

/** What fills the whole window, with a way back; the conversation waits behind it. */
export const Place = ({ className = '', title, backLabel, heading, onLeave, onScroll, children }: PlaceProps) => {
  const headingId = useId()
  useEscape(onLeave)
  useEffect(() => heading.current?.focus(), [heading])
  return (
    <div className={`place ${className}`}>
      <header className="place-bar">
        <IconButton label={backLabel} shortcut="escape" icon={ArrowLeft} onClick={onLeave} />
      </header>
      <main className="place-page" aria-labelledby={headingId} onScroll={onScroll}>
        <div className="place-column">
          <h1 id={headingId} ref={heading} tabIndex={-1} className="place-heading" dir="auto">
            {title}
          </h1>
          {children}
        </div>
      </main>
    </div>
  )
}
