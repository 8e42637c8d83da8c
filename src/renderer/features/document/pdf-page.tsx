import { useEffect, useRef, useState } from 'react'
import { documentMessages as words } from '../../../shared/messages/document.ts'
import { drawPage } from './draw-page.ts'
import type { AttachedPdf } from './open-attached-pdf.ts'

type Props = { readonly pdf: AttachedPdf; readonly number: number; readonly scale: number; readonly isNear: boolean }

/** One page in its reserved space; it has a canvas only while it is near the screen. */
export const PdfPage = ({ pdf, number, scale, isNear }: Props) => {
  const size = pdf.sizes[number - 1]
  if (size === undefined) return null
  const style = { inlineSize: size.width * scale, blockSize: size.height * scale, '--total-scale-factor': scale }
  return (
    <div className="pdf-page" data-page={number} style={style} role="group" aria-label={words.pageLabel(number, pdf.sizes.length)}>
      {isNear ? <DrawnPage pdf={pdf} number={number} scale={scale} /> : null}
    </div>
  )
}

const DrawnPage = ({ pdf, number, scale }: Omit<Props, 'isNear'>) => {
  const canvas = useRef<HTMLCanvasElement>(null)
  const text = useRef<HTMLDivElement>(null)
  const [hasFailed, setFailed] = useState(false)
  useEffect(() => {
    if (canvas.current === null || text.current === null) return undefined
    const stop = new AbortController()
    drawPage(pdf.document, number, scale, canvas.current, text.current, stop.signal).then(
      () => setFailed(false),
      () => stop.signal.aborted || setFailed(true),
    )
    return () => stop.abort()
  }, [pdf, number, scale])
  return (
    <>
      <canvas ref={canvas} key={scale} aria-hidden />
      <div ref={text} className="textLayer" />
      {hasFailed ? <p className="pdf-page-failure">{words.pageFailed(number)}</p> : null}
    </>
  )
}
