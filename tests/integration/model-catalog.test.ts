import { describe, expect, it, onTestFinished } from 'vitest'
import type { ControlPlaneServer } from '../support/aws/control-plane-server.ts'
import { apiKey, connectionTo, legalTeam, openPlane, startControlPlane, supportDesk } from '../support/model-world.ts'

const novaRouter = 'arn:aws:bedrock:us-east-1:123456789012:default-prompt-router/amazon.nova:1'
const sonnetRouter = 'arn:aws:bedrock:us-east-1:123456789012:prompt-router/sonnet0router'
const signal = new AbortController().signal

const countOf = ({ requests }: ControlPlaneServer): Readonly<Record<string, number>> => {
  const names = requests.map(({ operation, query }) => `${operation} ${query['type'] ?? ''}`.trim())
  return Object.fromEntries([...new Set(names)].map((name) => [name, names.filter((other) => other === name).length]))
}

const inEnvironment = (name: string, value: string): void => {
  const before = process.env[name]
  process.env[name] = value
  onTestFinished(() => {
    if (before === undefined) delete process.env[name]
    else process.env[name] = before
  })
}

describe('openControlPlane', () => {
  it('reads every page of every list, and leaves out what cannot hold a conversation', async () => {
    const server = await startControlPlane()
    const { models, problem } = await openPlane().listModels(connectionTo(server), signal)
    expect([problem, models.map(({ id }) => id), countOf(server)]).toEqual([
      null,
      [
        'us.anthropic.claude-sonnet-5-5',
        'us.anthropic.claude-haiku-5-5',
        'global.anthropic.claude-haiku-5-5',
        'global.anthropic.claude-sonnet-5-5',
        'us.anthropic.claude-opus-5-5',
        'global.anthropic.claude-opus-5-5',
        'us.anthropic.claude-sonnet-4-5-20250929-v1:0',
        'global.anthropic.claude-sonnet-4-5-20250929-v1:0',
        'us.anthropic.claude-opus-4-1-20250805-v1:0',
        'us.amazon.nova-2-lite-v1:0',
        'amazon.nova-pro-v1:0',
        'us.amazon.nova-pro-v1:0',
        'amazon.nova-lite-v1:0',
        'us.amazon.nova-lite-v1:0',
        'amazon.nova-micro-v1:0',
        'us.amazon.nova-micro-v1:0',
        'us.meta.llama3-3-70b-instruct-v1:0',
        'mistral.mistral-large-3-675b-instruct',
        'us.deepseek.r1-v1:0',
        'qwen.qwen3-32b-v1:0',
        'openai.gpt-oss-120b-1:0',
        'acme.oracle-1-v1:0',
        legalTeam,
        supportDesk,
        sonnetRouter,
        novaRouter,
      ],
      {
        ListFoundationModels: 1,
        'ListInferenceProfiles SYSTEM_DEFINED': 4,
        'ListInferenceProfiles APPLICATION': 1,
        GetInferenceProfile: 1,
        'ListPromptRouters default': 1,
        'ListPromptRouters custom': 1,
      },
    ])
  })

  it('lets a prompt router do what all its targets can do', async () => {
    const { models } = await openPlane().listModels(connectionTo(await startControlPlane()), signal)
    expect(
      models
        .filter(({ route }) => route === 'prompt-router')
        .map(({ id, name, provider, baseModelId, geography, video, contextWindow }) => [
          id,
          name,
          provider,
          baseModelId,
          geography,
          video,
          contextWindow,
        ]),
    ).toEqual([
      [sonnetRouter, 'Sonnet everywhere', 'Anthropic', 'anthropic.claude-sonnet-5-5', 'us', false, 1_000_000],
      [novaRouter, 'Nova Prompt Router', 'Amazon', null, null, true, 300_000],
    ])
  })

  it('lists the models without a word where prompt routers may not be listed', async () => {
    const server = await startControlPlane()
    server.deny('ListPromptRouters')
    const { models, problem } = await openPlane().listModels(connectionTo(server), signal)
    expect([problem, models.length, models.some(({ route }) => route === 'prompt-router')]).toEqual([null, 24, false])
  })

  it('lists guardrails with their versions, the newest first and the draft last', async () => {
    const server = await startControlPlane()
    const guardrails = await openPlane().listGuardrails(connectionTo(server), signal)
    expect([guardrails, countOf(server)]).toEqual([
      [
        {
          id: 'a1b2c3d4e5f6',
          name: 'house-rules',
          description: 'No finance, no insults',
          status: 'READY',
          versions: ['10', '2', '1', 'DRAFT'],
        },
        { id: 'b2c3d4e5f6a1', name: 'privacy', description: '', status: 'READY', versions: ['DRAFT'] },
        { id: 'c3d4e5f6a1b2', name: 'broken', description: 'Could not be made', status: 'FAILED', versions: ['1', 'DRAFT'] },
        ...[1, 2, 3].map((number) => ({
          id: `d4e5f6a1b2c${number}`,
          name: `team-${number}`,
          description: '',
          status: 'READY',
          versions: ['1', 'DRAFT'],
        })),
      ],
      { ListGuardrails: 8 },
    ])
  })

  it('says why guardrails cannot be listed', async () => {
    const server = await startControlPlane()
    server.deny('ListGuardrails')
    await expect(openPlane().listGuardrails(connectionTo(server), signal)).rejects.toMatchObject({ name: 'AccessDeniedException' })
  })

  it('lets application profiles take what the model behind them takes, looked up where the list does not say it', async () => {
    const { models } = await openPlane().listModels(connectionTo(await startControlPlane()), signal)
    expect(
      models
        .filter(({ route }) => route === 'application-profile')
        .map(({ name, baseModelId, geography, documents, video, contextWindow }) => [
          name,
          baseModelId,
          geography,
          documents,
          video,
          contextWindow,
        ]),
    ).toEqual([
      ['Legal team', 'anthropic.claude-sonnet-5-5', 'us', true, false, 1_000_000],
      ['Support desk', 'amazon.nova-micro-v1:0', null, false, false, 128_000],
    ])
  })

  it.each([
    ['ListFoundationModels', ['us.amazon.nova-pro-v1:0', 'Nova Pro (United States)']],
    ['ListInferenceProfiles', ['amazon.nova-pro-v1:0', 'Nova Pro']],
  ] as const)('still lists the rest when %s is denied, and says so', async (operation, row) => {
    const server = await startControlPlane()
    server.deny(operation)
    const { models, problem } = await openPlane().listModels(connectionTo(server), signal)
    expect([models.map(({ id, name }) => [id, name]), problem]).toEqual([
      expect.arrayContaining([row]),
      expect.objectContaining({ name: 'AccessDeniedException' }),
    ])
  })

  it('lists a profile that may not be read', async () => {
    const server = await startControlPlane()
    server.deny('GetInferenceProfile')
    const { models } = await openPlane().listModels(connectionTo(server), signal)
    expect(models.find(({ id }) => id === supportDesk)).toMatchObject({ name: 'Support desk', baseModelId: null })
  })

  it('throws what the service said when nothing could be listed', async () => {
    const server = await startControlPlane()
    server.deny('ListFoundationModels')
    server.deny('ListInferenceProfiles')
    await expect(openPlane().listModels(connectionTo(server), signal)).rejects.toMatchObject({ name: 'AccessDeniedException' })
  })

  it('signs with the profile that was picked, whatever key is in the environment', async () => {
    inEnvironment('AWS_BEARER_TOKEN_BEDROCK', 'bedrock-api-key-of-someone-else')
    const server = await startControlPlane()
    const plane = openPlane()
    await plane.listModels(connectionTo(server), signal)
    await plane.listModels(connectionTo(server, apiKey), signal)
    const schemes = new Set(
      server.requests.map(({ headers }) => (headers.authorization ?? '').replace(/(?<=Credential=[A-Z0-9]+)\/.*/u, '')),
    )
    expect([...schemes]).toEqual(['AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE', 'Bearer bedrock-api-key-example'])
  })

  it.each([
    ['us.anthropic.claude-sonnet-5-5', 'AVAILABLE', 'anthropic.claude-sonnet-5-5'],
    ['arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.deepseek.r1-v1:0', 'NOT_AVAILABLE', 'deepseek.r1-v1%3A0'],
    [supportDesk, 'AVAILABLE', 'amazon.nova-micro-v1%3A0'],
  ])('asks for the access to the model behind %s', async (modelId, agreement, base) => {
    const server = await startControlPlane()
    const access = await openPlane().modelAccess(connectionTo(server), modelId, signal)
    expect([access, server.requests.at(-1)?.path]).toEqual([
      {
        agreement,
        authorization: agreement === 'AVAILABLE' ? 'AUTHORIZED' : 'NOT_AUTHORIZED',
        entitlement: agreement,
        region: 'AVAILABLE',
      },
      `/foundation-model-availability/${base}`,
    ])
  })

  it('stops when it is told to', async () => {
    const server = await startControlPlane()
    server.hold()
    const stopping = new AbortController()
    const listed = openPlane().listModels(connectionTo(server), stopping.signal)
    stopping.abort()
    await expect(listed).rejects.toMatchObject({ name: 'AbortError' })
  })
})
