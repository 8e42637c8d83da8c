import { sentences, validation, denied, missing, type KnownFailure, type FailureKind } from './failure.ts'

const useCase: FailureKind = {
  ...denied,
  code: 'use-case-form',
  remedies: ['open-page', 'wait', 'choose-model'],
  context: ['pageUrl', 'retryAt'],
}
const useCaseTexts = [
  'Model use case details have not been submitted for this account. Fill out the Anthropic use case details form before using the model. If you have already filled out the form, try again in 15 minutes.',
  'You have not filled out the required use-case form.',
] as const
const legacy: FailureKind = { ...denied, code: 'model-legacy', remedies: ['choose-model'] }
const legacyTexts = [30, 15].map(
  (days) =>
    `Access denied. This Model is marked by provider as Legacy and you have not been actively using the model in the last ${days} days. Please upgrade to an active model on Amazon Bedrock`,
)
const arn = 'arn:aws:bedrock:us-west-2::foundation-model/anthropic.claude-sonnet-4-6'
const user = 'User: arn:aws:iam::123456789012:user/ann@example.com'

export const accessFailures: readonly KnownFailure[] = [
  ...sentences(
    { ...validation, code: 'inference-profile-needed', remedies: ['use-alternative', 'choose-model'] },
    "Invocation of model ID anthropic.claude-sonnet-4-6 with on-demand throughput isn't supported. Retry your request with the ID or ARN of an inference profile that contains this model.",
    "with on-demand throughput isn't supported",
  ),
  ...sentences(
    {
      ...validation,
      code: 'model-unknown',
      remedies: ['choose-model', 'use-alternative', 'choose-profile', 'open-page'],
      context: ['pageUrl'],
    },
    'The provided model identifier is invalid.',
  ),
  ...sentences(
    {
      ...denied,
      code: 'model-access',
      remedies: ['open-page', 'copy-policy', 'use-alternative', 'choose-model', 'run-doctor'],
      context: ['pageUrl'],
    },
    "You don't have access to the model with the specified model ID.",
  ),
  ...sentences(
    {
      ...denied,
      code: 'marketplace-subscription',
      remedies: ['wait', 'copy-policy', 'open-page', 'choose-model'],
      context: ['pageUrl', 'retryAt'],
    },
    'Model access is denied due to IAM user or service role is not authorized to perform the required AWS Marketplace actions (aws-marketplace:ViewSubscriptions, aws-marketplace:Subscribe) to enable access to this model. Refer to the Amazon Bedrock documentation for further details. Your AWS Marketplace subscription for this model cannot be completed at this time. If you recently fixed this issue, try again after 5 minutes.',
    'not authorized to perform the required AWS Marketplace actions (aws-marketplace:ViewSubscriptions, aws-marketplace:Subscribe). try again after 2 minutes.',
  ),
  ...sentences(
    { ...denied, code: 'permission-missing', remedies: ['copy-policy', 'choose-profile', 'choose-model', 'run-doctor'] },
    `${user} is not authorized to perform: bedrock:InvokeModelWithResponseStream on resource: ${arn} because no identity-based policy allows the bedrock:InvokeModelWithResponseStream action`,
    `${user} is not authorized to perform: bedrock:InvokeModel`,
  ),
  ...sentences(
    { ...denied, code: 'permission-missing', remedies: ['choose-profile', 'run-doctor'] },
    `${user} is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::123456789012:role/reader`,
  ),
  ...sentences(
    { ...denied, code: 'denied-by-policy', remedies: ['use-alternative', 'choose-model', 'choose-profile', 'run-doctor'] },
    `${user} is not authorized to perform: bedrock:InvokeModel on resource: ${arn} with an explicit deny in a service control policy`,
    `${user} is not authorized to perform: bedrock:InvokeModel on resource: arn:aws:bedrock:eu-west-1:123456789012:inference-profile/eu.x with an explicit deny in an identity-based policy: arn:aws:iam::123456789012:policy/p`,
    `${user} is not authorized to perform: bedrock:InvokeModel on resource: ${arn} with an explicit deny in a permissions boundary`,
    `${user} is not authorized to perform: bedrock:InvokeModel on resource: ${arn} because no VPC endpoint policy allows the bedrock:InvokeModel action`,
    'Access is denied with an explicit deny',
  ),
  ...sentences(useCase, ...useCaseTexts),
  ...sentences({ ...useCase, ...missing, context: useCase.context }, ...useCaseTexts),
  ...sentences(
    { ...denied, code: 'use-case-form-closed', remedies: ['choose-model', 'choose-profile'] },
    'Internal Accounts should not submit use case details. Fill out the Anthropic use case details form elsewhere.',
  ),
  ...sentences(
    { ...denied, code: 'payment-method', remedies: ['open-page', 'retry', 'choose-model'], context: ['pageUrl'] },
    'Model access is denied due to INVALID_PAYMENT_INSTRUMENT:A valid payment instrument must be provided. Your AWS Marketplace subscription for this model cannot be completed at this time. If you recently fixed this issue, try again after 2 minutes.',
  ),
  ...sentences(
    { ...missing, code: 'model-retired', remedies: ['choose-model'] },
    'This model version has reached the end of its life. Please refer to the AWS documentation for more details.',
  ),
  ...sentences(legacy, ...legacyTexts),
  ...sentences({ ...legacy, ...missing }, ...legacyTexts),
  ...sentences(
    { ...validation, code: 'data-retention', remedies: ['choose-model'] },
    'This model requires the data retention mode provider_data_share to be enabled for this account.',
  ),
]
