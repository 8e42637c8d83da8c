import Maximize2 from 'lucide-react/icons/maximize-2'
import ZoomIn from 'lucide-react/icons/zoom-in'
import ZoomOut from 'lucide-react/icons/zoom-out'
import { useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from 'react'
import type { KeyboardEvent, PointerEvent, ReactNode } from 'react'
import type { Attachment } from '../../../shared/attachment.ts'
import { documentMessages as words } from '../../../shared/messages/document.ts'
import { imageAddress } from '../../pdf/attachment-thumbnail.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { DocumentNotice } from './document-notice.tsx'
import { fittingZoom, imageZoomByWheel, imageZoomIn, imageZoomOut, scrollAfterZoom, type Size } from './image-zoom.ts'
import { ZoomMenu } from './zoom-menu.tsx'

type ImageViewProps = { readonly attachment: Attachment; readonly failure: ReactNode }

const arrowStep = 60
const paddingPixels = 32

export const ImageView = ({ attachment, failure }: ImageViewProps) => {
  const [hasFailed, setFailed] = useState(false)
  const address = imageAddress(attachment)
  if (address === null) return <DocumentNotice title={words.noPreviewTitle} advice={words.noPreviewAdvice} />
  return hasFailed ? failure : <Picture attachment={attachment} address={address} onFail={() => setFailed(true)} />
}

type PictureProps = { readonly attachment: Attachment; readonly address: string; readonly onFail: () => void }

const Picture = ({ attachment, address, onFail }: PictureProps) => {
  const scroller = useRef<HTMLDivElement>(null)
  const held = useRef<{ readonly x: number; readonly y: number; readonly left: number; readonly top: number } | null>(null)
  const focusPoint = useRef<{ readonly x: number; readonly y: number } | null>(null)
  const [size, setSize] = useState<Size | null>(sizeOf(attachment))
  const [frame, setFrame] = useState<Size>({ width: 0, height: 0 })
  const [chosen, setChosen] = useState<number | null>(null)
  useLayoutEffect(() => {
    const element = scroller.current
    if (element === null) return undefined
    const measure = (): void => setFrame({ width: element.offsetWidth - paddingPixels, height: element.offsetHeight - paddingPixels })
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  const fit = size === null ? 1 : fittingZoom(size, frame)
  const zoom = chosen ?? fit
  useKeptPoint(scroller, zoom, focusPoint)

  const turn = useEffectEvent((event: WheelEvent): void => {
    if (!event.ctrlKey && !event.metaKey) return
    event.preventDefault()
    const corner = scroller.current?.getBoundingClientRect()
    focusPoint.current = { x: event.clientX - (corner?.left ?? 0), y: event.clientY - (corner?.top ?? 0) }
    setChosen(imageZoomByWheel(zoom, event.deltaY, fit))
  })
  useEffect(() => {
    const element = scroller.current
    const listen = (event: WheelEvent): void => turn(event)
    element?.addEventListener('wheel', listen, { passive: false })
    return () => element?.removeEventListener('wheel', listen)
  }, [])

  const pan = (x: number, y: number): void => scroller.current?.scrollBy(x, y)
  const actions: Readonly<Record<string, () => void>> = {
    ArrowLeft: () => pan(-arrowStep, 0),
    ArrowRight: () => pan(arrowStep, 0),
    ArrowUp: () => pan(0, -arrowStep),
    ArrowDown: () => pan(0, arrowStep),
    '+': () => setChosen(imageZoomIn(zoom)),
    '=': () => setChosen(imageZoomIn(zoom)),
    '-': () => setChosen(imageZoomOut(zoom, fit)),
    '0': () => setChosen(null),
    '1': () => setChosen(1),
  }
  const act = (event: KeyboardEvent): void => {
    const action = event.ctrlKey || event.metaKey || event.altKey ? undefined : actions[event.key]
    if (action === undefined || event.defaultPrevented) return
    event.preventDefault()
    action()
  }
  const drag = (event: PointerEvent): void => {
    if (held.current === null) return
    // From where it began: steps of part of a pixel would be lost one by one.
    const { x, y, left, top } = held.current
    scroller.current?.scrollTo(left + x - event.clientX, top + y - event.clientY)
  }
  const hold = (event: PointerEvent): void => {
    if (event.button !== 0) return
    event.currentTarget.setPointerCapture(event.pointerId)
    held.current = { x: event.clientX, y: event.clientY, left: event.currentTarget.scrollLeft, top: event.currentTarget.scrollTop }
  }
  return (
    <div className="document-pane-body" onKeyDown={act}>
      <div className="document-pane-tools">
        {size !== null && <span className="document-pane-number">{words.dimensions(size.width, size.height)}</span>}
        <span className="document-pane-space" />
        <IconButton label={words.zoomOut} shortcut="-" icon={ZoomOut} size="small" onClick={() => setChosen(imageZoomOut(zoom, fit))} />
        <ZoomMenu zoom={zoom} isFit={chosen === null} fitLabel={words.fitWindow} onFit={() => setChosen(null)} onZoom={setChosen} />
        <IconButton label={words.zoomIn} shortcut="=" icon={ZoomIn} size="small" onClick={() => setChosen(imageZoomIn(zoom))} />
        <IconButton
          label={words.fitWindow}
          shortcut="0"
          icon={Maximize2}
          size="small"
          aria-pressed={chosen === null}
          onClick={() => setChosen(null)}
        />
      </div>
      <div
        ref={scroller}
        className="document-pane-scroll image-scroll"
        tabIndex={0}
        role="group"
        aria-label={words.image(attachment.name)}
        onPointerDown={hold}
        onPointerMove={drag}
        onPointerUp={() => (held.current = null)}
        onPointerCancel={() => (held.current = null)}
      >
        <img
          className="document-pane-image"
          src={address}
          alt={attachment.name}
          draggable={false}
          style={size === null ? undefined : { inlineSize: size.width * zoom, blockSize: size.height * zoom }}
          onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) => setSize(size ?? { width: naturalWidth, height: naturalHeight })}
          onError={onFail}
        />
      </div>
    </div>
  )
}

const sizeOf = ({ width, height }: Attachment): Size | null => (width === null || height === null ? null : { width, height })

/** What is under the pointer, else in the middle, stays there when the zoom changes. */
const useKeptPoint = (
  scroller: { readonly current: HTMLElement | null },
  zoom: number,
  point: { current: { readonly x: number; readonly y: number } | null },
): void => {
  const before = useRef(zoom)
  useLayoutEffect(() => {
    const element = scroller.current
    if (element === null || before.current === zoom) return
    const pointer = point.current ?? { x: element.clientWidth / 2, y: element.clientHeight / 2 }
    const { x, y } = scrollAfterZoom({ x: element.scrollLeft, y: element.scrollTop }, pointer, before.current, zoom)
    element.scrollTo(x, y)
    before.current = zoom
    point.current = null
  }, [scroller, zoom, point])
}
