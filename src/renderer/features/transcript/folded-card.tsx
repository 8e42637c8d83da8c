import ChevronRight from 'lucide-react/icons/chevron-right'
import type { ReactNode } from 'react'

type FoldedCardProps = { readonly title: string; readonly state?: string; readonly isOpen?: boolean; readonly children: ReactNode }

/** A card in the column, folded to one line. */
export const FoldedCard = ({ title, state, isOpen = false, children }: FoldedCardProps) => (
  <details className="card" open={isOpen}>
    <summary>
      <ChevronRight aria-hidden className="card-chevron" />
      <span className="card-title" dir="auto">
        {title}
      </span>
      {state !== undefined && <span className="card-state">{state}</span>}
    </summary>
    {children}
  </details>
)
