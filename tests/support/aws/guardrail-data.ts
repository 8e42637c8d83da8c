import { accountId } from './control-plane-data.ts'

/** Guardrails and prompt routers of the local account. */
export type WireGuardrail = {
  readonly id: string
  readonly arn: string
  readonly name: string
  readonly description?: string
  readonly status: string
  readonly version: string
  readonly createdAt: string
  readonly updatedAt: string
}
export type WireRouter = {
  readonly promptRouterArn: string
  readonly promptRouterName: string
  readonly description: string
  readonly type: 'default' | 'custom'
  readonly status: 'AVAILABLE'
  readonly routingCriteria: { readonly responseQualityDifference: number }
  readonly models: readonly { readonly modelArn: string }[]
  readonly fallbackModel: { readonly modelArn: string }
  readonly createdAt: string
  readonly updatedAt: string
}

const createdAt = '2026-10-01T08:00:00Z'

const guardrail =
  (region: string, id: string, name: string, description: string | null, status: string) =>
  (version: string): WireGuardrail => ({
    id,
    arn: `arn:aws:bedrock:${region}:${accountId}:guardrail/${id}`,
    name,
    ...(description === null ? {} : { description }),
    status,
    version,
    createdAt,
    updatedAt: createdAt,
  })

/** Each guardrail in all its versions, the draft first. */
export const wireGuardrails = (region: string): readonly (readonly WireGuardrail[])[] => [
  ['DRAFT', '1', '2', '10'].map(guardrail(region, 'a1b2c3d4e5f6', 'house-rules', 'No finance, no insults', 'READY')),
  ['DRAFT'].map(guardrail(region, 'b2c3d4e5f6a1', 'privacy', null, 'READY')),
  ['DRAFT', '1'].map(guardrail(region, 'c3d4e5f6a1b2', 'broken', 'Could not be made', 'FAILED')),
  ...[1, 2, 3].map((number) => ['DRAFT', '1'].map(guardrail(region, `d4e5f6a1b2c${number}`, `team-${number}`, null, 'READY'))),
]

const foundation = (region: string, id: string) => ({ modelArn: `arn:aws:bedrock:${region}::foundation-model/${id}` })
const profile = (region: string, id: string) => ({ modelArn: `arn:aws:bedrock:${region}:${accountId}:inference-profile/${id}` })

const router = (
  type: WireRouter['type'],
  promptRouterArn: string,
  promptRouterName: string,
  models: WireRouter['models'],
  fallbackModel: WireRouter['fallbackModel'],
): WireRouter => ({
  promptRouterArn,
  promptRouterName,
  description: 'Chooses by the question',
  type,
  status: 'AVAILABLE',
  routingCriteria: { responseQualityDifference: 0.25 },
  models,
  fallbackModel,
  createdAt,
  updatedAt: createdAt,
})

export const wireRouters = (region: string): readonly WireRouter[] => {
  const arn = (name: string): string => `arn:aws:bedrock:${region}:${accountId}:${name}`
  const nova = [foundation(region, 'amazon.nova-lite-v1:0'), foundation(region, 'amazon.nova-pro-v1:0')] as const
  const sonnet = profile(region, 'us.anthropic.claude-sonnet-5-5')
  return [
    router('default', arn('default-prompt-router/amazon.nova:1'), 'Nova Prompt Router', nova, nova[1]),
    router(
      'custom',
      arn('prompt-router/sonnet0router'),
      'Sonnet everywhere',
      [sonnet, profile(region, 'us.anthropic.claude-sonnet-5-5')],
      sonnet,
    ),
  ]
}
