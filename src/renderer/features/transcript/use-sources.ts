import { useEffect, useRef } from 'react'
import type { Citation, Part } from '../../../shared/message.ts'
import { sourcesOf, type Source } from './citations.ts'

type Known = { readonly citations: readonly (readonly Citation[])[]; readonly sources: readonly Source[] }

const nothing: Known = { citations: [], sources: [] }

const citationsOf = (parts: readonly Part[]): readonly (readonly Citation[])[] =>
  parts.flatMap((part) => (part.type === 'text' && part.citations !== undefined ? [part.citations] : []))

/** The sources of a message; the same ones as before while only its text grows, so that nothing that shows them is drawn again. */
export const useSources = (parts: readonly Part[]): readonly Source[] => {
  const known = useRef(nothing)
  const citations = citationsOf(parts)
  const isSame =
    citations.length === known.current.citations.length && citations.every((list, index) => list === known.current.citations[index])
  const current = isSame ? known.current : { citations, sources: sourcesOf(parts) }
  useEffect(() => {
    known.current = current
  })
  return current.sources
}
