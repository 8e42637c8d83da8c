import type { CachePointBlock, ContentBlock } from '@aws-sdk/client-bedrock-runtime'
import type { MessageId } from '../../shared/ids.ts'
import type { CacheTtl, Caching } from '../../shared/inference.ts'
import type { Adjustment } from '../../shared/model.ts'
import type { Entry } from './conversation-order.ts'
import type { ModelRule } from './model-rules.ts'

/** https://docs.aws.amazon.com/bedrock/latest/userguide/prompt-caching.html: over tools, system and messages together. */
const mostPoints = 4
/** The newest message, and one before it, which holds what the request before has written. */
const automaticMessagePoints = 2

type Prompt = {
  readonly caching: Caching
  readonly rule: ModelRule
  readonly entries: readonly Entry[]
  readonly ends: ReadonlyMap<MessageId, { readonly entry: number; readonly block: number }>
  readonly hasTools: boolean
  readonly hasSystem: boolean
  /** Extended thinking takes no point in a message with tool results. */
  readonly thinksExtended: boolean
}

export type CachedPrompt = {
  readonly tools: CachePointBlock | null
  readonly system: CachePointBlock | null
  readonly entries: readonly Entry[]
  readonly adjustments: readonly Adjustment[]
}

type Place = { readonly entry: number; readonly before: number }

const pointOf = (ttl: CacheTtl): CachePointBlock => (ttl === '1h' ? { type: 'default', ttl } : { type: 'default' })

const isResult = (block: ContentBlock | undefined): boolean => block?.toolResult !== undefined
/** The service refuses a point right behind these: it then stands before them. */
const mayNotPrecede = (block: ContentBlock | undefined): boolean =>
  block?.document !== undefined || block?.video !== undefined || block?.reasoningContent !== undefined

const placeBehind = ({ entries, rule, thinksExtended }: Prompt, entry: number, block: number): Place | null => {
  const content = entries[entry]?.content ?? []
  let before = Math.min(block + 1, content.length)
  while (before > 0 && mayNotPrecede(content[before - 1])) before -= 1
  if (before === 0 || (thinksExtended && content.some(isResult))) return null
  return isResult(content[before - 1]) && rule.cache?.['afterToolResult'] === false ? null : { entry, before }
}

/** The newest questions and tool results that a point can stand behind, the newest first. */
const newestPlaces = (prompt: Prompt): readonly Place[] =>
  prompt.entries
    .flatMap(({ role, content }, entry) => {
      const place = role === 'user' ? placeBehind(prompt, entry, content.length - 1) : null
      return place === null ? [] : [place]
    })
    .toReversed()

const chosenPlaces = (prompt: Prompt): readonly (Place | null)[] => {
  const { caching, ends } = prompt
  const newest = newestPlaces(prompt)
  if (caching.mode === 'automatic') return newest.slice(0, automaticMessagePoints)
  return [
    ...(caching.messages === null ? [] : [newest[0] ?? null]),
    ...caching.afterMessageIds.map((id) => {
      const end = ends.get(id)
      return end === undefined ? null : placeBehind(prompt, end.entry, end.block)
    }),
  ]
}

const isSame = (a: Place, b: Place): boolean => a.entry === b.entry && a.before === b.before

const inOrder = (places: readonly (Place | null)[]): readonly Place[] =>
  places
    .flatMap((place) => (place === null ? [] : [place]))
    .toSorted((a, b) => a.entry - b.entry || a.before - b.before)
    .filter((place, index, all) => index === 0 || !isSame(place, all[index - 1] ?? place))

const withPoints = (entries: readonly Entry[], places: readonly Place[], ttl: CacheTtl): readonly Entry[] =>
  entries.map((entry, index) => ({
    ...entry,
    content: entry.content.flatMap((block, position) =>
      places.some((place) => place.entry === index && place.before === position + 1) ? [block, { cachePoint: pointOf(ttl) }] : [block],
    ),
  }))

/** Lifetimes that the family has, none longer than the one before it. */
const lifetimes = (wanted: readonly (CacheTtl | null)[], rule: ModelRule, isManual: boolean): readonly (CacheTtl | null)[] => {
  const takesLong = rule.cacheTtl.includes('1h') || (isManual && rule.cacheTtl.length === 0)
  const isShort = (index: number): boolean => !takesLong || wanted.slice(0, index + 1).includes('5m')
  return wanted.map((ttl, index) => (ttl === null || !isShort(index) ? ttl : '5m'))
}

const mayStand = (rule: ModelRule, place: 'tools' | 'system' | 'messages'): boolean =>
  rule.cache === undefined || rule.cache?.[place] === true

/** Decides where the prompt is cached. Automatically only where the family is known to take it; by hand also where that is not known. */
export const placeCachePoints = (prompt: Prompt): CachedPrompt => {
  const { caching, rule, entries } = prompt
  const isManual = caching.mode === 'manual'
  const none: CachedPrompt = { tools: null, system: null, entries, adjustments: [] }
  if (caching.mode === 'off' || (rule.cache === undefined && !isManual)) return none
  const fallback = isManual ? null : '5m'
  const wantsMessages = !isManual || caching.messages !== null || caching.afterMessageIds.length > 0
  const wanted = [
    prompt.hasTools ? (caching.tools ?? fallback) : null,
    prompt.hasSystem ? (caching.system ?? fallback) : null,
    wantsMessages ? (caching.messages ?? '5m') : null,
  ] as const
  const allowed = [
    mayStand(rule, 'tools') ? wanted[0] : null,
    mayStand(rule, 'system') ? wanted[1] : null,
    mayStand(rule, 'messages') ? wanted[2] : null,
  ] as const
  const [tools = null, system = null, messages = null] = lifetimes(allowed, rule, isManual)
  const chosen = messages === null ? [] : chosenPlaces(prompt)
  const room = mostPoints - (tools === null ? 0 : 1) - (system === null ? 0 : 1)
  const possible = inOrder(chosen)
  const places = possible.slice(-room)
  const isLeftOut =
    wanted.some((ttl, index) => ttl !== null && allowed[index] === null) || chosen.includes(null) || places.length < possible.length
  const isShortened = [tools, system, messages].some((ttl, index) => ttl !== null && ttl !== allowed[index])
  return {
    tools: tools === null ? null : pointOf(tools),
    system: system === null ? null : pointOf(system),
    entries: messages === null ? entries : withPoints(entries, places, messages),
    adjustments: isManual
      ? [...(isLeftOut ? (['cache-points-left-out'] as const) : []), ...(isShortened ? (['cache-lifetime-changed'] as const) : [])]
      : [],
  }
}
