import { baseIdOf, ruleOf } from './build-request.ts'
import type { LearnedRule, ModelRule } from './model-rules.ts'
import type { ReplyRequest } from './reply-request.ts'

/** Where lessons outlive the app, by base model id. */
export type LearnedRuleStore = {
  readonly read: (modelId: string) => LearnedRule | null
  readonly write: (modelId: string, rule: LearnedRule) => void
}

type Model = Pick<ReplyRequest, 'modelId' | 'behind'>

export type LearnedRules = {
  /** The rule of the model's family with what the model itself has taught. */
  readonly ruleOf: (model: Model) => ModelRule
  readonly add: (model: Model, lesson: LearnedRule) => void
  /** Lets the model teach anew: what it refused once may have been a moment's trouble. */
  readonly forget: (model: Model) => void
}

/** Without a store, lessons last until the app quits. */
export const createLearnedRules = (store: LearnedRuleStore | undefined): LearnedRules => {
  const known = new Map<string, LearnedRule>()
  const learnedOf = (model: Model): LearnedRule => {
    const baseId = baseIdOf(model)
    const learned = known.get(baseId) ?? store?.read(baseId) ?? {}
    known.set(baseId, learned)
    return learned
  }
  return {
    ruleOf: (model) => ({ ...ruleOf(model), ...learnedOf(model) }),
    add: (model, lesson) => {
      const baseId = baseIdOf(model)
      const learned = { ...learnedOf(model), ...lesson }
      known.set(baseId, learned)
      store?.write(baseId, learned)
    },
    forget: (model) => {
      if (Object.keys(learnedOf(model)).length === 0) return
      known.set(baseIdOf(model), {})
      store?.write(baseIdOf(model), {})
    },
  }
}
