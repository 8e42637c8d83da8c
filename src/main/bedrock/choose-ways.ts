import { emptyLoad, obstacleOf, withFile, type Carried, type Load, type Obstacle } from './file-limits.ts'
import type { ModelRule } from './model-rules.ts'

/** A way that a file can go. Its `carried` may depend on what the request carries already; words carry nothing and always go. */
export type Way<Form> = { readonly form: Form; readonly carried: ((load: Load) => Carried) | null }

/** A file with its ways, the best first. */
export type WithWays<Form> = { readonly key: string; readonly isAsked: boolean; readonly ways: readonly Way<Form>[] }

/**
 * `obstacle` is why the best way was not taken, `lastObstacle` why the last one was not; `form` null is no way at all. `load` holds the file as far as
 * it was judged.
 */
export type Choice<Form> = {
  readonly form: Form | null
  readonly carried: Carried | null
  readonly obstacle: Obstacle | null
  readonly lastObstacle: Obstacle | null
  readonly load: Load
}

/** What a person has to decide for themselves: which pages matter. */
const isTheirs = (obstacle: Obstacle): boolean => obstacle === 'page-count'

/** The first way that fits; what limits there are serve the newest files first, so that only an older one goes in a lesser way. */
export const chooseWays = <Form>(files: readonly WithWays<Form>[], rule: ModelRule, baseId: string): ReadonlyMap<string, Choice<Form>> => {
  const choices = new Map<string, Choice<Form>>()
  let load = emptyLoad
  for (const { key, isAsked, ways } of files.toReversed()) {
    let first: { readonly obstacle: Obstacle; readonly load: Load } | null = null
    let lastObstacle: Obstacle | null = null
    for (const { form, carried } of ways) {
      if (first !== null && isAsked && isTheirs(first.obstacle)) break
      const file = carried?.(load) ?? null
      const wanted = file === null ? load : withFile(load, file)
      const obstacle = file === null ? null : obstacleOf(file, wanted, rule, baseId)
      if (obstacle === null) {
        choices.set(key, { form, carried: file, obstacle: first?.obstacle ?? null, lastObstacle, load: wanted })
        load = wanted
        break
      }
      first ??= { obstacle, load: wanted }
      lastObstacle = obstacle
    }
    if (!choices.has(key))
      choices.set(key, { form: null, carried: null, obstacle: first?.obstacle ?? null, lastObstacle, load: first?.load ?? load })
  }
  return choices
}
