import { guardrailsMessages as words } from '../../../shared/messages/guardrails.ts'
import type { GuardrailReport } from '../../../shared/model.ts'

export type GuardrailWords = {
  readonly tone: 'blocked' | 'masked'
  readonly title: string
  /** What was found, side by side with where. */
  readonly findings: readonly string[]
  readonly notes: readonly string[]
}

const unique = (texts: readonly string[]): readonly string[] => [...new Set(texts)]

const titleOf = ({ blockedSides }: GuardrailReport): string => {
  if (blockedSides.length > 1) return words.bothTitle
  return blockedSides[0] === 'output' ? words.outputTitle : words.inputTitle
}

const enforcedBy = ({ applied }: GuardrailReport): readonly string[] => [
  ...(applied.some(({ origin }) => origin === 'ACCOUNT_ENFORCED') ? [words.ofAccount] : []),
  ...(applied.some(({ origin }) => origin === 'ORGANIZATION_ENFORCED') ? [words.ofOrganisation] : []),
]

/** What a guardrail did to a turn in plain words; null where it did nothing that shows. */
export const guardrailWords = (report: GuardrailReport): GuardrailWords | null => {
  const found = report.findings.filter(({ detected, action }) => detected && action !== 'NONE')
  switch (report.action) {
    case 'none':
      return null
    case 'masked':
      return {
        tone: 'masked',
        title: words.masked(
          unique(found.filter(({ action }) => action === 'ANONYMIZED').map(({ name }) => words.plainName(name))).join(', '),
        ),
        findings: [],
        notes: enforcedBy(report),
      }
    case 'blocked': {
      const findings = unique(found.map(({ side, policy, name }) => `${words.sides[side]}: ${words.policy(policy, name)}`))
      return {
        tone: 'blocked',
        title: titleOf(report),
        findings,
        notes: [
          ...(findings.length === 0 ? [words.untold] : []),
          ...enforcedBy(report),
          ...(report.redacted.length === 0 ? [] : [words.redacted]),
          words.goesOn,
        ],
      }
    }
  }
}
