/** What a real account lists in a region, shortened: every kind of row that the app has to tell apart. */
type Lifecycle = {
  readonly status: string
  readonly startOfLifeTime: string
  readonly legacyTime?: string
  readonly endOfLifeTime?: string
}
export type WireModel = {
  readonly modelArn: string
  readonly modelId: string
  readonly modelName: string
  readonly providerName: string
  readonly inputModalities: readonly string[]
  readonly outputModalities: readonly string[]
  readonly responseStreamingSupported: boolean
  readonly customizationsSupported: readonly string[]
  readonly inferenceTypesSupported: readonly string[]
  readonly modelLifecycle: Lifecycle
}
export type WireProfile = {
  readonly inferenceProfileName: string
  readonly inferenceProfileArn: string
  readonly inferenceProfileId: string
  readonly models: readonly { readonly modelArn: string }[]
  readonly status: 'ACTIVE'
  readonly type: 'SYSTEM_DEFINED' | 'APPLICATION'
  readonly createdAt: string
  readonly updatedAt: string
}

export const accountId = '123456789012'

const modelArn = (region: string, id: string): string => `arn:aws:bedrock:${region}::foundation-model/${id}`

type Shape = readonly [inputs: string, outputs: string, inference: string]
const text: Shape = ['TEXT', 'TEXT', 'ON_DEMAND']
const seeing: Shape = ['TEXT,IMAGE', 'TEXT', 'INFERENCE_PROFILE']
const watching: Shape = ['TEXT,IMAGE,VIDEO', 'TEXT', 'ON_DEMAND,INFERENCE_PROFILE']

const model = (
  region: string,
  [modelId, modelName, providerName]: readonly [string, string, string],
  [inputs, outputs, inference]: Shape,
  started: string,
  lifecycle: Partial<Lifecycle> = {},
): WireModel => ({
  modelArn: modelArn(region, modelId),
  modelId,
  modelName,
  providerName,
  inputModalities: inputs.split(','),
  outputModalities: outputs.split(','),
  responseStreamingSupported: true,
  customizationsSupported: [],
  inferenceTypesSupported: inference.split(','),
  modelLifecycle: { status: 'ACTIVE', startOfLifeTime: `${started}T00:00:00Z`, ...lifecycle },
})

export const wireModels = (region: string): readonly WireModel[] => [
  model(region, ['amazon.titan-embed-text-v2:0', 'Titan Text Embeddings V2', 'Amazon'], ['TEXT', 'EMBEDDING', 'ON_DEMAND'], '2024-04-30'),
  model(region, ['amazon.nova-pro-v1:0', 'Nova Pro', 'Amazon'], watching, '2024-12-03'),
  model(region, ['amazon.nova-pro-v1:0:300k', 'Nova Pro', 'Amazon'], ['TEXT,IMAGE,VIDEO', 'TEXT', 'PROVISIONED'], '2024-12-03'),
  model(region, ['amazon.nova-lite-v1:0', 'Nova Lite', 'Amazon'], watching, '2024-12-03'),
  model(region, ['amazon.nova-micro-v1:0', 'Nova Micro', 'Amazon'], ['TEXT', 'TEXT', 'ON_DEMAND,INFERENCE_PROFILE'], '2024-12-03'),
  model(region, ['amazon.nova-2-lite-v1:0', 'Nova 2 Lite', 'Amazon'], ['TEXT,IMAGE,VIDEO', 'TEXT', 'INFERENCE_PROFILE'], '2025-12-02'),
  model(region, ['amazon.nova-2-sonic-v1:0', 'Nova 2 Sonic', 'Amazon'], ['SPEECH,TEXT', 'SPEECH,TEXT', 'ON_DEMAND'], '2025-12-02'),
  model(region, ['amazon.rerank-v1:0', 'Rerank 1.0', 'Amazon'], text, '2024-12-01'),
  model(region, ['stability.stable-image-ultra-v1:1', 'Stable Image Ultra', 'Stability AI'], ['TEXT', 'IMAGE', 'ON_DEMAND'], '2024-09-04'),
  model(region, ['luma.ray-v2:0', 'Ray v2', 'Luma AI'], ['TEXT', 'VIDEO', 'ON_DEMAND'], '2025-01-23'),
  model(region, ['twelvelabs.pegasus-1-2-v1:0', 'Pegasus v1.2', 'TwelveLabs'], ['TEXT,VIDEO', 'TEXT', 'INFERENCE_PROFILE'], '2025-07-15'),
  model(region, ['anthropic.claude-sonnet-5-5', 'Claude Sonnet 5.5', 'Anthropic'], seeing, '2026-09-28'),
  model(region, ['anthropic.claude-haiku-5-5', 'Claude Haiku 5.5', 'Anthropic'], seeing, '2026-10-13'),
  model(region, ['anthropic.claude-opus-5-5', 'Claude Opus 5.5', 'Anthropic'], seeing, '2026-09-22'),
  model(region, ['anthropic.claude-sonnet-4-5-20250929-v1:0', 'Claude Sonnet 4.5', 'Anthropic'], seeing, '2025-09-29'),
  model(region, ['anthropic.claude-opus-4-1-20250805-v1:0', 'Claude Opus 4.1', 'Anthropic'], seeing, '2025-08-05', {
    status: 'LEGACY',
    legacyTime: '2026-07-08T00:00:00Z',
    endOfLifeTime: '2027-01-08T00:00:00Z',
  }),
  model(region, ['cohere.embed-v4:0', 'Embed v4', 'Cohere'], ['TEXT,IMAGE', 'EMBEDDING', 'ON_DEMAND'], '2025-10-02'),
  model(region, ['cohere.rerank-v3-5:0', 'Rerank 3.5', 'Cohere'], text, '2024-12-01'),
  model(region, ['deepseek.r1-v1:0', 'DeepSeek-R1', 'DeepSeek'], ['TEXT', 'TEXT', 'INFERENCE_PROFILE'], '2025-03-10'),
  model(region, ['meta.llama3-3-70b-instruct-v1:0', 'Llama 3.3 70B Instruct', 'Meta'], ['TEXT', 'TEXT', 'INFERENCE_PROFILE'], '2024-12-19'),
  model(
    region,
    ['mistral.mistral-large-3-675b-instruct', 'Mistral Large 3', 'Mistral AI'],
    ['TEXT,IMAGE', 'TEXT', 'ON_DEMAND'],
    '2025-12-02',
  ),
  model(region, ['openai.gpt-oss-120b-1:0', 'gpt-oss-120b', 'OpenAI'], text, '2025-08-05'),
  model(region, ['qwen.qwen3-32b-v1:0', 'Qwen3 32B (dense)', 'Qwen'], text, '2025-09-18'),
  model(region, ['acme.oracle-1-v1:0', 'Oracle 1', 'Acme'], ['TEXT,HOLOGRAM', 'TEXT,GESTURE', 'ON_DEMAND,BY_POST'], '2026-11-01', {
    status: 'EXPERIMENTAL',
  }),
]

const profile = (region: string, id: string, name: string, modelArns: readonly string[]): WireProfile => ({
  inferenceProfileName: name,
  inferenceProfileArn: `arn:aws:bedrock:${region}:${accountId}:inference-profile/${id}`,
  inferenceProfileId: id,
  models: modelArns.map((arn) => ({ modelArn: arn })),
  status: 'ACTIVE',
  type: 'SYSTEM_DEFINED',
  createdAt: '2026-09-28T00:00:00Z',
  updatedAt: '2026-09-28T00:00:00Z',
})

const usRegions = ['us-east-1', 'us-east-2', 'us-west-2'] as const
const inUs = (id: string): readonly string[] => usRegions.map((region) => modelArn(region, id))
const everywhere = (id: string): readonly string[] => [modelArn('us-east-1', id), `arn:aws:bedrock:::foundation-model/${id}`]

export const wireSystemProfiles = (region: string): readonly WireProfile[] => [
  ...[
    'anthropic.claude-sonnet-5-5',
    'anthropic.claude-haiku-5-5',
    'anthropic.claude-opus-5-5',
    'anthropic.claude-sonnet-4-5-20250929-v1:0',
  ].flatMap((id) => [profile(region, `global.${id}`, `Global ${id}`, everywhere(id)), profile(region, `us.${id}`, `US ${id}`, inUs(id))]),
  ...[
    'anthropic.claude-opus-4-1-20250805-v1:0',
    'amazon.nova-pro-v1:0',
    'amazon.nova-lite-v1:0',
    'amazon.nova-micro-v1:0',
    'amazon.nova-2-lite-v1:0',
    'deepseek.r1-v1:0',
    'meta.llama3-3-70b-instruct-v1:0',
    'twelvelabs.pegasus-1-2-v1:0',
  ].map((id) => profile(region, `us.${id}`, `US ${id}`, inUs(id))),
]

const applicationProfile = (region: string, id: string, name: string, modelArns: readonly string[]): WireProfile => ({
  ...profile(region, id, name, modelArns),
  inferenceProfileArn: `arn:aws:bedrock:${region}:${accountId}:application-inference-profile/${id}`,
  type: 'APPLICATION',
})

/** As the service keeps them; the list of the test server leaves out the models of the second. */
export const wireApplicationProfiles = (region: string): readonly WireProfile[] => [
  applicationProfile(region, 'abcdefghijkl', 'Legal team', inUs('anthropic.claude-sonnet-5-5')),
  applicationProfile(region, 'mnopqrstuvwx', 'Support desk', [modelArn(region, 'amazon.nova-micro-v1:0')]),
  applicationProfile(region, 'yzabcdefghij', 'Pictures', [modelArn(region, 'stability.stable-image-ultra-v1:1')]),
]
