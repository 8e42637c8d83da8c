import { memo, useEffect, useReducer, useRef } from 'react'
import { normaliseLineEndings } from './markdown-syntax.ts'
import { nothingParsed, parseMore, type Block, type ParsedText } from './parse-blocks.ts'
import { FirstHeadingDepth, renderNode } from './render-node.tsx'
import './markdown.css'

/** Stored answers that were parsed before, by their part: scrolling back to one costs nothing. */
const parsedBefore = new WeakMap<object, ParsedText>()

type MarkdownProps = {
  readonly text: string
  readonly isGrowing: boolean
  /** An object that stands for the text and keeps its identity as long as the text does. */
  readonly source: object
}

/** Formatted text that may still grow: blocks that are settled are drawn once, only the open one is parsed and drawn again. */
export const Markdown = ({ text, isGrowing, source }: MarkdownProps) => {
  const parsed = useParsedText(text, isGrowing, source)
  return (
    <FirstHeadingDepth value={firstHeadingDepth(parsed)}>
      <div className="markdown" dir="auto">
        {parsed.settled.map((block) => (
          <BlockView key={block.start} block={block} text={parsed.text} />
        ))}
        {parsed.open !== null && <BlockView key={parsed.open.start} block={parsed.open} text={parsed.text} />}
        {parsed.openText !== '' && <p className="plain-text">{parsed.openText}</p>}
      </div>
    </FirstHeadingDepth>
  )
}

const headingDepthIn = (block: Block): number | undefined => block.nodes.find((node) => node.type === 'heading')?.depth

const firstHeadingDepth = ({ settled, open }: ParsedText): number => {
  for (const block of settled) {
    const depth = headingDepthIn(block)
    if (depth !== undefined) return depth
  }
  return (open === null ? undefined : headingDepthIn(open)) ?? 1
}

const useParsedText = (text: string, isGrowing: boolean, source: object): ParsedText => {
  const last = useRef<ParsedText>(nothingParsed)
  const [, drawAgain] = useReducer((count: number) => count + 1, 0)
  const known = parsedBefore.get(source) ?? last.current
  const parsed = isGrowing || !isSettled(known, text) ? parseMore(known, normaliseLineEndings(text), !isGrowing) : known
  useEffect(() => {
    last.current = parsed
    if (!isGrowing) parsedBefore.set(source, parsed)
    if (parsed.isFinished) return undefined
    const frame = requestAnimationFrame(drawAgain)
    return () => cancelAnimationFrame(frame)
  }, [parsed, isGrowing, source])
  return parsed
}

const isSettled = (parsed: ParsedText, text: string): boolean =>
  parsed.isFinished && parsed.text === normaliseLineEndings(text) && parsed.open === null

const BlockView = memo(
  ({ block, text }: { readonly block: Block; readonly text: string }) =>
    block.isPlain ? (
      <p className="plain-text">{text.slice(block.start, block.end)}</p>
    ) : (
      <>{block.nodes.map((node, index) => renderNode(node, index))}</>
    ),
  (before, after) => before.block === after.block,
)
BlockView.displayName = 'BlockView'
