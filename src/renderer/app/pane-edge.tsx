import { useState, type KeyboardEvent, type PointerEvent } from 'react'
import { appMessages } from '../../shared/messages/app.ts'

const narrowest = 320
const step = 32

type PaneEdgeProps = { readonly width: number; readonly onResize: (width: number) => void }

const widest = (): number => Math.max(narrowest, Math.round(window.innerWidth * 0.62))
const clamp = (width: number): number => Math.round(Math.min(Math.max(width, narrowest), widest()))
const isRightToLeft = (): boolean => document.documentElement.dir === 'rtl'

/** The edge between the conversation and the document: dragged, or moved with the arrow keys. */
export const PaneEdge = ({ width, onResize }: PaneEdgeProps) => {
  const [isDragged, setIsDragged] = useState(false)
  const onPointerDown = (event: PointerEvent): void => {
    event.currentTarget.setPointerCapture(event.pointerId)
    setIsDragged(true)
  }
  const onPointerMove = (event: PointerEvent): void => {
    if (isDragged) onResize(clamp(isRightToLeft() ? event.clientX : window.innerWidth - event.clientX))
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const towardsStart = isRightToLeft() ? 'ArrowRight' : 'ArrowLeft'
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return
    event.preventDefault()
    onResize(clamp(width + (event.key === towardsStart ? step : -step)))
  }
  return (
    <div
      className="pane-edge"
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={appMessages.resizePane}
      aria-valuemin={narrowest}
      aria-valuemax={widest()}
      aria-valuenow={width}
      data-dragged={isDragged}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={() => setIsDragged(false)}
      onPointerCancel={() => setIsDragged(false)}
      onKeyDown={onKeyDown}
    />
  )
}
