import { useState } from 'react'
import { documentMessages as words } from '../../../shared/messages/document.ts'
import { anchorOf, LateMenu } from '../../ui/menu-button.tsx'
import type { MenuAnchor, MenuItem } from '../../ui/menu.tsx'
import { Button } from '../../ui/button.tsx'
import { zoomSteps } from './zoom-steps.ts'

type ZoomMenuProps = {
  readonly zoom: number
  readonly isFit: boolean
  readonly fitLabel: string
  readonly onFit: () => void
  readonly onZoom: (zoom: number) => void
}

/** The zoom in percent; opens a menu of usual ones. */
export const ZoomMenu = ({ zoom, isFit, fitLabel, onFit, onZoom }: ZoomMenuProps) => {
  const [anchor, setAnchor] = useState<MenuAnchor | null>(null)
  const percent = Math.round(zoom * 100)
  const items: readonly MenuItem[] = [
    { type: 'action', label: fitLabel, shortcut: '0', isChosen: isFit, run: onFit },
    { type: 'line' },
    ...zoomSteps.map((step): MenuItem => {
      const stepPercent = step * 100
      return { type: 'action', label: words.zoomLevel(stepPercent), isChosen: !isFit && stepPercent === percent, run: () => onZoom(step) }
    }),
  ]
  return (
    <>
      <Button
        variant="quiet"
        size="small"
        aria-label={words.chooseZoom(percent)}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(anchor === null ? anchorOf(event.currentTarget) : null)}
      >
        <span className="document-pane-number">{words.zoomLevel(percent)}</span>
      </Button>
      {anchor !== null && (
        <LateMenu label={words.chooseZoom(percent)} items={items} anchor={anchor} align="end" onClose={() => setAnchor(null)} />
      )}
    </>
  )
}
