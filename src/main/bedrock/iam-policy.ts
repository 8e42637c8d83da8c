import type { Model } from '../../shared/model.ts'
import { baseModelId, geographyOf } from './base-model-id.ts'
import { partitionOf } from './partition-of.ts'

type Request = { readonly modelId: string; readonly region: string; readonly models: readonly Model[] }
type Statement = {
  readonly Sid: string
  readonly Effect: 'Allow'
  readonly Action: readonly string[]
  readonly Resource: string | readonly string[]
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string>>>>
}

/** Converse and ConverseStream ask for these two. https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonbedrock.html */
const invoke = ['bedrock:InvokeModel', 'bedrock:InvokeModelWithResponseStream'] as const
const list: Statement = {
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
/** Free of charge, and asked with the id of the model itself, whatever profile it is used through. */
const count: Statement = { Sid: 'CountTokens', Effect: 'Allow', Action: ['bedrock:CountTokens'], Resource: '*' }

const isRouter = /:(?:default-)?prompt-router\//u

const allow = (sid: string, resource: readonly string[]): Statement => ({ Sid: sid, Effect: 'Allow', Action: invoke, Resource: resource })

/**
 * The profile itself, and the model wherever the profile sends the request, but only through the profile.
 * https://docs.aws.amazon.com/bedrock/latest/userguide/inference-profiles-prereq.html
 */
const throughProfile = (profileArn: string, modelArns: readonly string[]): readonly Statement[] => [
  allow('UseProfile', [profileArn]),
  {
    ...allow('UseModelThroughProfile', modelArns),
    Condition: { [profileArn.includes('*') ? 'StringLike' : 'StringEquals']: { 'bedrock:InferenceProfileArn': profileArn } },
  },
]

const statementsFor = ({ modelId, region, models }: Request): readonly Statement[] => {
  const partition = modelId.startsWith('arn:') ? (modelId.split(':')[1] ?? 'aws') : partitionOf(region)
  const listed = models.find(({ id }) => id === modelId)
  const geography = listed?.geography ?? geographyOf(modelId)
  const foundationModel = (place: string, id: string): string => `arn:${partition}:bedrock:${place}::foundation-model/${id}`
  const wherever = (id: string): readonly string[] => [
    foundationModel('*', id),
    ...(geography === 'global' ? [foundationModel('', id)] : []),
  ]

  if (/:application-inference-profile\//u.test(modelId)) {
    const id = listed?.baseModelId ?? '*'
    return throughProfile(modelId, id !== '*' && geography === null ? [foundationModel(region, id)] : wherever(id))
  }
  if (isRouter.test(modelId)) {
    const account = modelId.split(':')[4] ?? '*'
    const profiles = `arn:${partition}:bedrock:${region}:${account}:inference-profile/*`
    const id = listed?.baseModelId ?? '*'
    return [allow('UseRouter', [modelId]), allow('UseModelsOfRouter', [profiles, ...wherever(id)])]
  }
  if (geography !== null) {
    const profileArn = modelId.startsWith('arn:') ? modelId : `arn:${partition}:bedrock:${region}:*:inference-profile/${modelId}`
    return throughProfile(profileArn, wherever(listed?.baseModelId ?? baseModelId(modelId)))
  }
  return [allow('UseModel', [modelId.startsWith('arn:') ? modelId : foundationModel(region, modelId)])]
}

/** The least that lets a profile list models and talk to this one, as the JSON of an IAM policy. */
export const iamPolicyFor = (request: Request): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: [...statementsFor(request), list, count] }, null, 2)
