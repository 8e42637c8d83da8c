import { bedrockMessages as say } from '../../shared/messages/bedrock.ts'
import type { ErrorRow } from './error-row.ts'
import { featureRows } from './feature-rows.ts'

const access: readonly ErrorRow[] = [
  {
    code: 'inference-profile-needed',
    text: /on-demand throughput isn.t supported/iu,
    title: say.onDemandTitle,
    advice: say.onDemandAdvice,
    remedies: ['choose-model'],
    retryable: false,
  },
  {
    code: 'model-unknown',
    text: /provided model identifier is invalid|invalid model identifier/iu,
    title: say.modelIdTitle,
    advice: say.modelIdAdvice,
    remedies: ['choose-model', 'choose-profile'],
    retryable: false,
  },
  {
    code: 'model-access',
    text: /don.t have access to the model/iu,
    title: say.modelAccessTitle,
    advice: say.modelAccessAdvice,
    remedies: ['choose-model', 'choose-profile'],
    retryable: false,
  },
  {
    code: 'marketplace-subscription',
    text: /aws-marketplace:|marketplace actions/iu,
    title: say.marketplaceTitle,
    advice: say.marketplaceAdvice,
    remedies: ['retry', 'choose-model'],
    retryable: true,
  },
  {
    code: 'use-case-form',
    text: /use case details have not been submitted|required use-case form|should not submit/iu,
    title: say.useCaseTitle,
    advice: say.useCaseAdvice,
    remedies: ['choose-model', 'retry'],
    retryable: true,
  },
  {
    code: 'payment-method',
    text: /INVALID_PAYMENT_INSTRUMENT/iu,
    title: say.paymentTitle,
    advice: say.paymentAdvice,
    remedies: ['choose-model'],
    retryable: false,
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
  {
    code: 'data-retention',
    text: /provider_data_share|data.retention/iu,
    title: say.dataRetentionTitle,
    advice: say.dataRetentionAdvice,
    remedies: ['choose-model'],
    retryable: false,
  },
  {
    code: 'denied-by-policy',
    text: /explicit deny/iu,
    title: say.denyPolicyTitle,
    advice: say.denyPolicyAdvice,
    remedies: ['choose-model', 'choose-profile'],
    retryable: false,
  },
  {
    code: 'permission-missing',
    text: /is not authorized to perform/iu,
    title: say.permissionTitle('Amazon Bedrock'),
    advice: say.permissionAdvice,
    remedies: ['choose-profile', 'choose-model'],
    retryable: false,
  },
]

const capacity: readonly ErrorRow[] = [
  {
    code: 'daily-tokens',
    text: /too many tokens per day/iu,
    title: say.dailyTokensTitle,
    advice: say.dailyTokensAdvice,
    remedies: ['choose-model', 'choose-profile'],
    retryable: false,
  },
  {
    code: 'throttled',
    text: /too many requests|too many tokens|rate exceeded/iu,
    title: say.throttledTitle,
    advice: say.throttledAdvice,
    remedies: ['retry', 'choose-model'],
    retryable: true,
  },
  {
    code: 'service-unavailable',
    text: /unable to process your request/iu,
    title: say.serviceBusyTitle,
    advice: say.serviceBusyAdvice,
    remedies: ['retry', 'choose-model'],
    retryable: true,
  },
  {
    code: 'model-not-ready',
    names: /^ModelNotReadyException$/u,
    title: say.modelNotReadyTitle,
    advice: say.modelNotReadyAdvice,
    remedies: ['retry'],
    retryable: true,
  },
  {
    code: 'model-not-ready',
    text: /model is not ready for inference/iu,
    title: say.modelNotReadyTitle,
    advice: say.modelNotReadyAdvice,
    remedies: ['retry'],
    retryable: true,
  },
  {
    code: 'too-long',
    text: /input is too long|exceed context limit|too many total text bytes|prompt is too long|maximum context length|context window/iu,
    title: say.tooLongTitle,
    advice: say.tooLongAdvice,
    remedies: ['choose-model', 'remove-attachment'],
    retryable: false,
  },
]

/** Refusals told by their words; the first row that matches counts. */
export const refusalRows: readonly ErrorRow[] = [...access, ...capacity, ...featureRows]
