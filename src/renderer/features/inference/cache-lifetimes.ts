import type { CacheTtl, Caching, ModelFeatures } from '../../../shared/inference.ts'

const cachePlaces = ['tools', 'system', 'messages'] as const
type CachePlace = (typeof cachePlaces)[number]

/** What a place shows: its lifetime as far as the model has it, and whether a shorter one before it shortens it. */
type ShownPlace = { readonly place: CachePlace; readonly isAllowed: boolean; readonly ttl: CacheTtl | null; readonly isShortened: boolean }

/** Lifetimes may not grow along tools, instructions, messages. */
export const shownPlaces = (caching: Caching, { cachePlaces: allowed, cacheTtls }: ModelFeatures): readonly ShownPlace[] =>
  cachePlaces.map((place, index) => {
    const ttl = caching[place] === '1h' && !cacheTtls.includes('1h') ? '5m' : caching[place]
    const hasShorterBefore = cachePlaces.slice(0, index).some((before) => allowed.includes(before) && caching[before] === '5m')
    return { place, isAllowed: allowed.includes(place), ttl, isShortened: ttl === '1h' && hasShorterBefore }
  })
