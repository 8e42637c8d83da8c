import { describe, expect, it } from 'vitest'
import { iamPolicyFor } from '../../../../src/main/bedrock/iam-policy.ts'
import { bundledModels } from '../../../../src/main/bedrock/list-models.ts'

const models = bundledModels({ region: 'eu-central-1' })
const policyFor = (modelId: string, region = 'eu-central-1', known = models): unknown =>
  JSON.parse(iamPolicyFor({ modelId, region, models: known }))
const invoke = ['bedrock:InvokeModel', 'bedrock:InvokeModelWithResponseStream']
const listModels = {
  Sid: 'ListModels',
  Effect: 'Allow',
  Action: [
    'bedrock:ListFoundationModels',
    'bedrock:ListInferenceProfiles',
    'bedrock:GetInferenceProfile',
    'bedrock:GetFoundationModelAvailability',
    'bedrock:ListPromptRouters',
    'bedrock:ListGuardrails',
  ],
  Resource: '*',
}
const countTokens = { Sid: 'CountTokens', Effect: 'Allow', Action: ['bedrock:CountTokens'], Resource: '*' }
const throughProfile = (profileArn: string, condition: 'StringLike' | 'StringEquals', modelArns: readonly string[]) => ({
  Version: '2012-10-17',
  Statement: [
    { Sid: 'UseProfile', Effect: 'Allow', Action: invoke, Resource: [profileArn] },
    {
      Sid: 'UseModelThroughProfile',
      Effect: 'Allow',
      Action: invoke,
      Resource: modelArns,
      Condition: { [condition]: { 'bedrock:InferenceProfileArn': profileArn } },
    },
    listModels,
    countTokens,
  ],
})

describe('iamPolicyFor', () => {
  it('allows a profile of one part of the world, and its model only through it', () => {
    expect(policyFor('eu.anthropic.claude-sonnet-5-5')).toEqual(
      throughProfile('arn:aws:bedrock:eu-central-1:*:inference-profile/eu.anthropic.claude-sonnet-5-5', 'StringLike', [
        'arn:aws:bedrock:*::foundation-model/anthropic.claude-sonnet-5-5',
      ]),
    )
  })

  it('adds the model without a region for a worldwide profile', () => {
    expect(policyFor('global.anthropic.claude-sonnet-5-5')).toEqual(
      throughProfile('arn:aws:bedrock:eu-central-1:*:inference-profile/global.anthropic.claude-sonnet-5-5', 'StringLike', [
        'arn:aws:bedrock:*::foundation-model/anthropic.claude-sonnet-5-5',
        'arn:aws:bedrock:::foundation-model/anthropic.claude-sonnet-5-5',
      ]),
    )
  })

  it('takes the account from the ARN of a profile', () => {
    const arn = 'arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.amazon.nova-pro-v1:0'
    expect(policyFor(arn)).toEqual(throughProfile(arn, 'StringEquals', ['arn:aws:bedrock:*::foundation-model/amazon.nova-pro-v1:0']))
  })

  it('allows one model in one region where it is used on demand', () => {
    const onDemand = (resource: string) => ({
      Version: '2012-10-17',
      Statement: [{ Sid: 'UseModel', Effect: 'Allow', Action: invoke, Resource: [resource] }, listModels, countTokens],
    })
    const provisioned = 'arn:aws:bedrock:eu-central-1:123456789012:provisioned-model/abcdefghijkl'
    const regions = ['eu-central-1', 'cn-north-1', 'eusc-de-east-1']
    expect([...regions.map((region) => policyFor('amazon.nova-pro-v1:0', region)), policyFor(provisioned)]).toEqual([
      onDemand('arn:aws:bedrock:eu-central-1::foundation-model/amazon.nova-pro-v1:0'),
      onDemand('arn:aws-cn:bedrock:cn-north-1::foundation-model/amazon.nova-pro-v1:0'),
      onDemand('arn:aws-eusc:bedrock:eusc-de-east-1::foundation-model/amazon.nova-pro-v1:0'),
      onDemand(provisioned),
    ])
  })

  it('writes the partition of the government regions', () => {
    expect(policyFor('us-gov.anthropic.claude-sonnet-4-5-20250929-v1:0', 'us-gov-west-1')).toEqual(
      throughProfile(
        'arn:aws-us-gov:bedrock:us-gov-west-1:*:inference-profile/us-gov.anthropic.claude-sonnet-4-5-20250929-v1:0',
        'StringLike',
        ['arn:aws-us-gov:bedrock:*::foundation-model/anthropic.claude-sonnet-4-5-20250929-v1:0'],
      ),
    )
  })

  it('allows an application profile with the models behind it, wherever they are', () => {
    const id = 'arn:aws:bedrock:eu-central-1:123456789012:application-inference-profile/abcdefghijkl'
    const known = (geography: string | null) =>
      models.slice(0, 1).map((model) => ({ ...model, id, geography, route: 'application-profile' as const }))
    expect([policyFor(id, 'eu-central-1', known(null)), policyFor(id, 'eu-central-1', known('global')), policyFor(id)]).toEqual([
      throughProfile(id, 'StringEquals', ['arn:aws:bedrock:eu-central-1::foundation-model/anthropic.claude-sonnet-5-5']),
      throughProfile(id, 'StringEquals', [
        'arn:aws:bedrock:*::foundation-model/anthropic.claude-sonnet-5-5',
        'arn:aws:bedrock:::foundation-model/anthropic.claude-sonnet-5-5',
      ]),
      throughProfile(id, 'StringEquals', ['arn:aws:bedrock:*::foundation-model/*']),
    ])
  })

  it('allows a prompt router with what it may choose from', () => {
    const id = 'arn:aws:bedrock:eu-central-1:123456789012:default-prompt-router/amazon.nova:1'
    expect(policyFor(id)).toEqual({
      Version: '2012-10-17',
      Statement: [
        { Sid: 'UseRouter', Effect: 'Allow', Action: invoke, Resource: [id] },
        {
          Sid: 'UseModelsOfRouter',
          Effect: 'Allow',
          Action: invoke,
          Resource: ['arn:aws:bedrock:eu-central-1:123456789012:inference-profile/*', 'arn:aws:bedrock:*::foundation-model/*'],
        },
        listModels,
        countTokens,
      ],
    })
  })
})
