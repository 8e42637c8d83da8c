import { modelPickerMessages as words } from '../../../shared/messages/model-picker.ts'
import { modelsMessages } from '../../../shared/messages/models.ts'
import type { Model, ModelList } from '../../../shared/model.ts'

export const abilities = ['documents', 'images', 'video', 'tools', 'caching', 'reasoning'] as const

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs

const atMostTwoDecimals = (value: number): string => String(Math.round(value * 100) / 100)

/** Tokens as people say them: 200K, 1M, 1.05M. */
export const contextWords = (tokens: number): string =>
  tokens >= 1_000_000 ? `${atMostTwoDecimals(tokens / 1_000_000)}M` : `${Math.round(tokens / 1000)}K`

const date = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })

/** Null for a model that stays. */
export const lifecycleWords = ({ lifecycle }: Model, now: number): string | null => {
  if (lifecycle === null) return null
  const { status, retiresAt } = lifecycle
  if (retiresAt === null) return status === 'legacy' ? words.legacy : null
  return retiresAt > now ? words.retires(date.format(retiresAt)) : words.retired(date.format(retiresAt))
}

/** The reader of the demo, which stays on this computer: see src/main/bedrock/demo-model.ts. */
const demoModelId = 'demo.reader'

export const placeWords = ({ id, geography }: Model, region: string): string =>
  id === demoModelId ? words.noNetwork : geography === null ? words.onlyRegion(region) : modelsMessages.geography(geography)

/** Where a request may be processed, whichever region it is sent to. */
export const processingWords = ({ geography }: Model, region: string): string => {
  if (geography === null) return words.processedHere(region === '' ? words.thisRegion : region)
  const place = modelsMessages.geography(geography)
  return geography === 'global' ? words.processedWorldwide(place) : words.processedIn(place)
}

/** What a model takes besides text, and what it can do. */
export const abilityWords = (model: Model): string =>
  words.takes([words.text, ...abilities.filter((ability) => model[ability]).map((ability) => words.accepts[ability])].join(', '))

const ageWords = (ageMs: number): string => {
  if (ageMs < minuteMs) return words.justNow
  if (ageMs < hourMs) return words.minutesAgo(Math.floor(ageMs / minuteMs))
  return ageMs < dayMs ? words.hoursAgo(Math.floor(ageMs / hourMs)) : words.daysAgo(Math.floor(ageMs / dayMs))
}

/** Where a list comes from and how old it is; null for the demo's. */
export const originWords = ({ source, fetchedAt }: Pick<ModelList, 'source' | 'fetchedAt'>, now: number): string | null => {
  switch (source) {
    case 'demo':
      return null
    case 'bundled':
      return words.fromApp
    case 'account':
      return words.fromAccount(ageWords(now - (fetchedAt ?? now)))
  }
}

/** A row as one sentence, for those who hear it. */
export const rowWords = (
  name: string,
  form: Model,
  options: { region: string; now: number; isFavourite: boolean; isChosen: boolean },
): string =>
  [
    name,
    placeWords(form, options.region),
    ...(form.contextWindow === null ? [] : [words.context(contextWords(form.contextWindow))]),
    abilityWords(form),
    ...[lifecycleWords(form, options.now)].filter((text) => text !== null),
    ...(options.isFavourite ? [words.favourite] : []),
    ...(options.isChosen ? [words.chosen] : []),
  ].join(', ')
