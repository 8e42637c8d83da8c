import { claudeOf, isNova, lacks } from './model-facts.ts'
import { firstOf, invalid, type Rejection } from './rejection.ts'
import type { WireRequest } from './validate-shape.ts'

type Point = { readonly place: 'tools' | 'system' | 'messages'; readonly ttl: '5m' | '1h' | undefined; readonly after: object | undefined }

/** Cache points in the order in which the service reads a request. */
const pointsOf = ({ toolConfig, system = [], messages }: WireRequest): readonly Point[] => {
  const lists: readonly (readonly [Point['place'], readonly object[]])[] = [
    ['tools', toolConfig?.tools ?? []],
    ['system', system],
    ...messages.map(({ content }) => ['messages', content] as const),
  ]
  return lists.flatMap(([place, blocks]) =>
    blocks.flatMap((block, index) => {
      const point = cachePointOf(block)
      return point === null ? [] : [{ place, ttl: point.ttl, after: blocks[index - 1] }]
    }),
  )
}

type Block = { readonly cachePoint?: { readonly ttl?: '5m' | '1h' | undefined } | undefined }
const cachePointOf = (block: Block): { readonly ttl: '5m' | '1h' | undefined } | null =>
  block.cachePoint === undefined ? null : { ttl: block.cachePoint.ttl }

const follows = (points: readonly Point[], kinds: readonly string[]): boolean =>
  points.some(({ after }) => kinds.some((kind) => Object.keys(after ?? {}).includes(kind)))

const forgetsAfterFiveMinutes = (baseId: string): boolean => isNova(baseId) || (claudeOf(baseId)?.version ?? 9) < 4.5

/** Where cache points may stand, and for how long they hold. */
export const checkCache = (request: WireRequest, baseId: string): Rejection | null => {
  const points = pointsOf(request)
  const lifetimes = points.map(({ ttl = '5m' }) => ttl)
  return firstOf([
    () =>
      points.length > 0 && lacks.cachePoints(baseId)
        ? {
            status: 403,
            type: 'AccessDeniedException',
            message:
              'You invoked an unsupported model or your request did not allow prompt caching. See the documentation for more information.',
          }
        : null,
    () => (points.length > 4 ? invalid(`A maximum of 4 blocks with cache_control may be provided. Found ${points.length}.`) : null),
    () =>
      points.some(({ ttl }) => ttl !== undefined) && forgetsAfterFiveMinutes(baseId)
        ? invalid("This model doesn't support the cachePoint.ttl field. Remove cachePoint.ttl and try again.")
        : null,
    () =>
      lifetimes.some((ttl, index) => ttl === '1h' && lifetimes.slice(0, index).includes('5m'))
        ? invalid(
            "a ttl='1h' cache_control block must not come after a ttl='5m' cache_control block. Note that blocks are processed in the following order: `tools`, `system`, `messages`.",
          )
        : null,
    () =>
      isNova(baseId) && points.some(({ place }) => place === 'tools')
        ? invalid("This model doesn't support the toolConfig.tools.cachePoint field. Remove toolConfig.tools.cachePoint and try again.")
        : null,
    () =>
      follows(points, ['document', 'video'])
        ? invalid('cachePoint cannot be placed directly after a document or video block. Place it before that block and try again.')
        : null,
    () =>
      isNova(baseId) && follows(points, ['toolResult'])
        ? invalid('cachePoint cannot be placed after a toolResult block for this model.')
        : null,
  ])
}
