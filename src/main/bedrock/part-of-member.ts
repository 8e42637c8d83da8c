import type { Citation as ServiceCitation, CitationLocation, CitationsDelta } from '@aws-sdk/client-bedrock-runtime'
import { z } from 'zod'
import type { Citation, MediaPart, Part, ToolContent } from '../../shared/message.ts'
import { plainJson } from './plain-json.ts'

/** Bytes arrive as bytes where the SDK knows the shape and as base64 where it does not. */
const base64 = z.union([z.instanceof(Uint8Array).transform((bytes) => Buffer.from(bytes).toString('base64')), z.string()])
const bytesSource = z.object({ bytes: base64 }).transform(({ bytes }) => ({ type: 'bytes' as const, base64: bytes }))
const s3Source = z
  .object({ s3Location: z.object({ uri: z.string(), bucketOwner: z.string().nullish() }) })
  .transform(({ s3Location }) => ({ type: 's3' as const, uri: s3Location.uri, bucketOwner: s3Location.bucketOwner ?? null }))
const source = z.union([bytesSource, s3Source])
const media = z.object({ format: z.string(), source })
const texts = z.array(z.object({ text: z.string() })).transform((items) => items.map(({ text }) => text))
const searchResult = z.object({ source: z.string(), title: z.string(), content: texts })
const guardContent = z.object({ text: z.object({ text: z.string(), qualifiers: z.array(z.string()).nullish() }) })
const document = z.object({ format: z.string(), name: z.string(), source: z.object({ bytes: base64 }) })
const mediaKind = z.enum(['image', 'audio', 'video'])

export type Member = readonly [name: string, value: unknown]

/** Unions of the service have one key; one that the SDK does not know arrives as `$unknown`. An empty union is nothing. */
export const memberOf = (union: object): Member | null => {
  const members: readonly Member[] = Object.entries(union)
  const member = members.find(([, value]) => value !== undefined)
  if (member === undefined) return null
  const [name, value] = member
  return name === '$unknown' && Array.isArray(value) ? [String(value[0]), value[1]] : [name, value]
}

export const mediaSourceOf = (value: unknown): MediaPart['source'] | null => source.safeParse(value).data ?? null

const mediaOf = ([name, value]: Member): MediaPart | null => {
  const kind = mediaKind.safeParse(name)
  const block = media.safeParse(value)
  return kind.success && block.success ? { type: 'media', kind: kind.data, ...block.data } : null
}

const searchResultOf = ([name, value]: Member): Extract<Part, { type: 'search-result' }> | null => {
  const block = searchResult.safeParse(name === 'searchResult' ? value : null)
  return block.success ? { type: 'search-result', source: block.data.source, title: block.data.title, passages: block.data.content } : null
}

const unknownPart = ([name, value]: Member): Part => ({ type: 'unknown', name, json: plainJson(value) })

/** A block that came whole. What we have no part for is kept as it is. */
export const partOfMember = (member: Member): Part => {
  const guarded = guardContent.safeParse(member[0] === 'guardContent' ? member[1] : null)
  if (guarded.success) {
    const { text, qualifiers } = guarded.data.text
    return { type: 'guard-content', text, qualifiers: qualifiers ?? [] }
  }
  return mediaOf(member) ?? searchResultOf(member) ?? unknownPart(member)
}

const toolContentOfMember = (member: Member): ToolContent => {
  const [name, value] = member
  if (name === 'text' && typeof value === 'string') return { type: 'text', text: value }
  if (name === 'json') return { type: 'json', json: plainJson(value) }
  const file = document.safeParse(name === 'document' ? value : null)
  if (file.success) return { type: 'document', format: file.data.format, name: file.data.name, base64: file.data.source.bytes }
  return mediaOf(member) ?? searchResultOf(member) ?? { type: 'json', json: { [name]: plainJson(value) } }
}

/** Adds to what a tool gave back: a stream cuts text where it likes, so that neighbouring texts are one. */
export const withToolContent = (content: readonly ToolContent[], union: object): ToolContent[] => {
  const member = memberOf(union)
  if (member === null) return [...content]
  const added = toolContentOfMember(member)
  const last = content.at(-1)
  if (added.type === 'text' && last?.type === 'text') return [...content.slice(0, -1), { type: 'text', text: last.text + added.text }]
  return [...content, added]
}

const locationOf = (location: CitationLocation | undefined): Citation['location'] => {
  if (location?.web?.url !== undefined) return { type: 'web', url: location.web.url, domain: location.web.domain ?? null }
  const place = ([type, index, { start = 0, end = 0 }]: readonly [
    Exclude<NonNullable<Citation['location']>['type'], 'web'>,
    number | undefined,
    { readonly start?: number | undefined; readonly end?: number | undefined },
  ]): Citation['location'] => ({ type, index: index ?? 0, start, end })
  if (location?.documentChar !== undefined) return place(['document-char', location.documentChar.documentIndex, location.documentChar])
  if (location?.documentPage !== undefined) return place(['document-page', location.documentPage.documentIndex, location.documentPage])
  if (location?.documentChunk !== undefined) return place(['document-chunk', location.documentChunk.documentIndex, location.documentChunk])
  if (location?.searchResultLocation !== undefined) {
    return place(['search-result', location.searchResultLocation.searchResultIndex, location.searchResultLocation])
  }
  return null
}

export const citationOf = ({ title, source: from, sourceContent, location }: CitationsDelta | ServiceCitation): Citation => ({
  title: title ?? null,
  source: from ?? null,
  passages: (sourceContent ?? []).flatMap(({ text }) => (text === undefined ? [] : [text])),
  location: locationOf(location),
})
