import { describe, expect, it } from 'vitest'
import type { AwsIdentity } from '../../src/main/aws-connection.ts'
import { modelHandlers } from '../../src/main/ipc/handlers/models.ts'
import { ExpectedError } from '../../src/shared/expected-error.ts'
import { profileIdSchema } from '../../src/shared/ids.ts'
import type { EventPayload } from '../../src/shared/ipc/contract.ts'
import type { ControlPlaneServer } from '../support/aws/control-plane-server.ts'
import { apiKey, connectionTo, openPlane, profileId, startControlPlane, supportDesk } from '../support/model-world.ts'
import { temporaryDatabase } from '../support/temporary-database.ts'

const openHandlers = (server: ControlPlaneServer, options: { readonly identity?: AwsIdentity; readonly limitMs?: number } = {}) => {
  const { database } = temporaryDatabase()
  const plane = openPlane()
  const pushed: EventPayload<'models.changed'>[] = []
  const regions: string[] = []
  const handlers = modelHandlers({
    database: () => database,
    connect: async (_profileId, { region }) => {
      regions.push(region)
      return connectionTo(server, options.identity)
    },
    controlPlane: async () => plane,
    regionOf: async (_profileId, region) => {
      if (region !== 'nowhere') return region === '' ? 'us-east-1' : region
      throw new ExpectedError({ code: 'no-region', title: 'No region', advice: 'Choose one.', retryable: false, remedies: [] })
    },
    push: (changed) => pushed.push(changed),
    now: () => 1_790_000_000_000,
    ...(options.limitMs === undefined ? {} : { limitMs: options.limitMs }),
  })
  return { handlers, pushed, regions }
}
const asked = { profileId, region: '' }
const shortOf = ({ models, ...rest }: EventPayload<'models.changed'>['list']) => ({
  ...rest,
  first: models[0]?.id,
  problem: rest.problem?.code ?? null,
})

describe('modelHandlers', () => {
  it('gives the bundled list first, then the one of the account with its age', async () => {
    const { handlers, pushed } = openHandlers(await startControlPlane())
    const before = await handlers['models.list'](asked)
    const refreshed = await handlers['models.refresh'](asked)
    const after = await handlers['models.list'](asked)
    const fromAccount = {
      source: 'account',
      region: 'us-east-1',
      fetchedAt: 1_790_000_000_000,
      problem: null,
      first: 'us.anthropic.claude-sonnet-5-5',
    }
    expect([shortOf(before), shortOf(refreshed), after, pushed]).toEqual([
      { ...fromAccount, source: 'bundled', fetchedAt: null },
      fromAccount,
      refreshed,
      [{ profileId, list: refreshed }],
    ])
  })

  it('asks once for two places of the app', async () => {
    const server = await startControlPlane()
    const { handlers, pushed, regions } = openHandlers(server)
    const [one, other] = await Promise.all([
      handlers['models.refresh'](asked),
      handlers['models.refresh']({ profileId, region: 'us-east-1' }),
    ])
    expect([one === other, regions, pushed.length]).toEqual([true, ['us-east-1'], 1])
  })

  it('keeps the list that it has when the next one cannot be had, with the reason', async () => {
    const server = await startControlPlane()
    const { handlers } = openHandlers(server)
    const first = await handlers['models.refresh'](asked)
    server.deny('ListFoundationModels')
    server.deny('ListInferenceProfiles')
    const again = await handlers['models.refresh'](asked)
    expect([again.models, again.source, again.fetchedAt, again.problem?.detail]).toEqual([
      first.models,
      'account',
      1_790_000_000_000,
      expect.stringContaining('AccessDeniedException'),
    ])
  })

  it('falls back to the bundled list where an API key may not list models', async () => {
    const server = await startControlPlane()
    server.denyApiKeys()
    const { handlers } = openHandlers(server, { identity: apiKey })
    const { source, problem } = await handlers['models.refresh'](asked)
    expect([source, problem?.title === undefined]).toEqual(['bundled', false])
  })

  it('shows what came of a list that was denied in part', async () => {
    const server = await startControlPlane()
    server.deny('ListInferenceProfiles')
    const { handlers } = openHandlers(server)
    const { models, source, problem } = await handlers['models.refresh'](asked)
    expect([source, models.some(({ route }) => route.endsWith('-profile')), problem?.detail]).toEqual([
      'account',
      false,
      expect.stringContaining('ListInferenceProfiles'),
    ])
  })

  it('keeps the whole list when a part of the next one fails for the moment', async () => {
    const server = await startControlPlane()
    const { handlers } = openHandlers(server)
    const whole = await handlers['models.refresh'](asked)
    server.deny('ListInferenceProfiles', { status: 500, type: 'InternalServerException', message: 'Try again' })
    const again = await handlers['models.refresh'](asked)
    const later = await handlers['models.list'](asked)
    expect([again.models, again.problem?.retryable, later.models]).toEqual([whole.models, true, whole.models])
  })

  it('does not wait for ever', async () => {
    const server = await startControlPlane()
    server.hold()
    const { handlers } = openHandlers(server, { limitMs: 50 })
    expect(shortOf(await handlers['models.refresh'](asked))).toMatchObject({ source: 'bundled', problem: 'models-slow' })
  })

  it('says that the region is missing, and shows all models', async () => {
    const server = await startControlPlane()
    const { handlers } = openHandlers(server)
    expect([shortOf(await handlers['models.refresh']({ profileId, region: 'nowhere' })), server.requests.length]).toEqual([
      { source: 'bundled', region: 'nowhere', fetchedAt: null, problem: 'no-region', first: 'global.anthropic.claude-sonnet-5-5' },
      0,
    ])
  })

  it('asks nobody for the demo', async () => {
    const server = await startControlPlane()
    const { handlers } = openHandlers(server)
    const demo = { profileId: profileIdSchema.parse('demo'), region: '' }
    expect([shortOf(await handlers['models.refresh'](demo)), server.requests.length]).toEqual([
      { source: 'demo', region: '', fetchedAt: null, problem: null, first: 'demo.reader' },
      0,
    ])
  })

  it('writes the policy for a listed application profile', async () => {
    const { handlers } = openHandlers(await startControlPlane())
    await handlers['models.refresh'](asked)
    const { policy } = await handlers['models.policy']({ ...asked, modelId: supportDesk })
    expect(JSON.parse(policy)).toMatchObject({
      Statement: [
        { Resource: [supportDesk] },
        { Resource: ['arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-micro-v1:0'] },
        {},
        {},
      ],
    })
  })
})
