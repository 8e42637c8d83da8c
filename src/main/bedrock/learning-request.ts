import type { Adjustment } from '../../shared/model.ts'
import type { UserFacingError } from '../../shared/user-facing-error.ts'
import { baseIdOf } from './build-request.ts'
import { learnFromError } from './learn-from-error.ts'
import type { LearnedRules } from './learned-rules.ts'
import type { LearnedRule, ModelRule } from './model-rules.ts'
import type { ReplyRequest } from './reply-request.ts'

/** A request on its way through refusals: each teaches once, and then it is worth sending again. */
export type LearningRequest = {
  readonly rule: () => ModelRule
  /** True when the refusal taught something new. */
  readonly learn: (error: UserFacingError) => boolean
  /** The request was taken this way: what was learned of the model is true. A refusal that nothing helps against teaches nothing lasting. */
  readonly keep: () => void
  /** What the lessons have changed. */
  readonly adjustments: () => readonly Adjustment[]
}

export const createLearningRequest = (request: ReplyRequest, learned: LearnedRules): LearningRequest => {
  const taught = new Set<string>()
  const adjustments: Adjustment[] = []
  let ofModel: LearnedRule = {}
  let ofRequest: LearnedRule = {}
  const rule = (): ModelRule => ({ ...learned.ruleOf(request), ...ofModel, ...ofRequest })
  return {
    rule,
    keep: () => {
      if (Object.keys(ofModel).length > 0) learned.add(request, ofModel)
    },
    adjustments: () => adjustments,
    learn: ({ code, detail }) => {
      const lesson = learnFromError({ code, text: detail ?? '', request, rule: rule(), baseId: baseIdOf(request) })
      if (lesson === null) return false
      const subject = `${code} ${Object.keys(lesson.rule).join(' ')}`
      if (taught.has(subject)) return false
      taught.add(subject)
      if (lesson.adjustment !== null) adjustments.push(lesson.adjustment)
      if (lesson.isOfRequest) ofRequest = { ...ofRequest, ...lesson.rule }
      else ofModel = { ...ofModel, ...lesson.rule }
      return true
    },
  }
}
