import { bedrockMessages as say } from '../../shared/messages/bedrock.ts'
import type { ErrorFacts } from './error-facts.ts'
import type { ErrorRow } from './error-row.ts'

const regionOf = ({ region }: ErrorFacts): string => (region === '' ? say.thisRegion : region)

const policyTitle = ({ policy, action, resource, isExplicitDeny }: ErrorFacts): string =>
  (isExplicitDeny ? say.denyPolicyTitle : say.silentPolicyTitle)(policy ?? say.policyKindOther, action ?? say.anAction, resource)

const permissionTitle = ({ action, resource }: ErrorFacts): string => say.permissionTitle(action ?? say.anAction, resource)

const model: readonly ErrorRow[] = [
  {
    code: 'inference-profile-needed',
    text: /on-demand throughput isn't supported|with the ID or ARN of an inference profile/iu,
    title: (facts) => say.onDemandTitle(regionOf(facts)),
    advice: say.onDemandAdvice,
    remedies: ['use-alternative', 'choose-model'],
    retryable: false,
  },
  {
    code: 'model-unknown',
    text: /provided model identifier is invalid|invalid model identifier/iu,
    title: (facts) => say.modelIdTitle(regionOf(facts)),
    advice: say.modelIdAdvice,
    remedies: ['choose-model', 'use-alternative', 'choose-profile', 'open-page'],
    retryable: false,
    page: 'model-catalog',
  },
  {
    code: 'model-access',
    text: /don't have access to the model/iu,
    title: (facts) => say.modelAccessTitle(regionOf(facts)),
    advice: say.modelAccessAdvice,
    remedies: ['open-page', 'copy-policy', 'use-alternative', 'choose-model', 'run-doctor'],
    retryable: false,
    page: 'model-access',
  },
  {
    code: 'model-retired',
    text: /reached the end of its life/iu,
    title: say.retiredTitle,
    advice: say.retiredAdvice,
    remedies: ['choose-model'],
    retryable: false,
  },
  {
    code: 'model-legacy',
    text: /marked by provider as legacy/iu,
    title: say.legacyTitle,
    advice: say.legacyAdvice,
    remedies: ['choose-model'],
    retryable: false,
  },
]

const agreement: readonly ErrorRow[] = [
  {
    code: 'payment-method',
    text: /INVALID_PAYMENT_INSTRUMENT/iu,
    title: say.paymentTitle,
    advice: say.paymentAdvice,
    remedies: ['open-page', 'retry', 'choose-model'],
    retryable: true,
    page: 'payment-methods',
  },
  {
    code: 'marketplace-subscription',
    text: /aws-marketplace:|marketplace actions/iu,
    title: say.marketplaceTitle,
    advice: say.marketplaceAdvice,
    remedies: ['wait', 'copy-policy', 'open-page', 'choose-model'],
    retryable: true,
    page: 'model-catalog',
    waitSeconds: 300,
  },
  {
    code: 'use-case-form-closed',
    text: /internal accounts should not submit/iu,
    title: say.useCaseInternalTitle,
    advice: say.useCaseInternalAdvice,
    remedies: ['choose-model', 'choose-profile'],
    retryable: false,
  },
  {
    code: 'use-case-form',
    text: /use case details have not been submitted|required use-case form|Anthropic use case details form/iu,
    title: say.useCaseTitle,
    advice: say.useCaseAdvice,
    remedies: ['open-page', 'wait', 'choose-model'],
    retryable: true,
    page: 'model-catalog',
    waitSeconds: 900,
  },
  {
    code: 'data-retention',
    text: /provider_data_share|data.retention/iu,
    title: say.dataRetentionTitle,
    advice: say.dataRetentionAdvice,
    remedies: ['choose-model'],
    retryable: false,
  },
]

const policies: readonly ErrorRow[] = [
  {
    code: 'denied-by-policy',
    text: /explicit deny|because no (?!identity-based)[a-z -]+ allows/iu,
    title: policyTitle,
    advice: say.denyPolicyAdvice,
    remedies: ['use-alternative', 'choose-model', 'choose-profile', 'run-doctor'],
    retryable: false,
  },
  {
    code: 'permission-missing',
    text: /not authorized to perform:? (?!bedrock:)[a-z0-9-]+:/iu,
    title: permissionTitle,
    advice: say.otherPermissionAdvice,
    remedies: ['choose-profile', 'run-doctor'],
    retryable: false,
  },
  {
    code: 'permission-missing',
    text: /is not authorized to perform/iu,
    title: permissionTitle,
    advice: say.permissionAdvice,
    remedies: ['copy-policy', 'choose-profile', 'choose-model', 'run-doctor'],
    retryable: false,
  },
]

/** Refusals of a model that exists: it is reached in another way, or is not open to the account or the profile. */
export const accessRows: readonly ErrorRow[] = [...model, ...agreement, ...policies]
