import { beforeEach, describe, expect, it, vi } from 'vitest'
import { profileIdSchema } from '../../../../src/shared/ids.ts'
import { readHook } from '../../../support/read-hook.ts'
import { installBridge } from '../../../support/bridge-double.ts'

const made = profileIdSchema.parse('app:11111111-1111-4111-8111-111111111111')
const endpoints = { runtime: null, controlPlane: null, agentRuntime: null }
const profile = {
  id: made,
  name: 'Team key',
  kind: 'app-api-key',
  region: 'us-east-1',
  signIn: 'none',
  asksForCode: false,
  note: null,
  endpoints,
} as const
const ready = { profileId: made, status: 'ready', expiresAt: null, renews: false } as const

const load = async (secret: unknown = { ok: true, value: 'locked' }) => {
  const bridge = installBridge({
    'profiles.list': () => ({ ok: true, value: { profiles: [profile], problem: null } }),
    'profiles.states': () => ({ ok: true, value: [ready] }),
    'profiles.secretState': () => secret,
  })
  const states = await import('../../../../src/renderer/state/profile-states.ts')
  states.listenToProfiles()
  return {
    ...states,
    bridge,
    profileStateOf: () => readHook(() => states.useProfileState(made)),
    secretStateOf: () => readHook(() => states.useSecretState(made)),
  }
}
const settled = () => new Promise((resolve) => setTimeout(resolve))

describe('the states of profiles', () => {
  beforeEach(() => void vi.resetModules())

  it('are read once, with the state of each secret that the app keeps', async () => {
    const { ensureProfileStates, profileStateOf, secretStateOf, bridge } = await load()
    ensureProfileStates()
    ensureProfileStates()
    await settled()
    expect({ state: profileStateOf(), secret: secretStateOf(), calls: bridge.calls.map(({ name }) => name) }).toEqual({
      state: ready,
      secret: 'locked',
      calls: ['profiles.list', 'profiles.states', 'profiles.secretState'],
    })
  })

  it('follow what main says', async () => {
    const { profileStateOf, bridge } = await load()
    bridge.say('profile.state', { ...ready, status: 'sign-in-needed' })
    expect(profileStateOf()?.status).toBe('sign-in-needed')
  })

  it('remember when a sign-in ended that main no longer knows the end of', async () => {
    const { profileStateOf, bridge } = await load()
    bridge.say('profile.state', { ...ready, expiresAt: 1 })
    bridge.say('profile.state', { ...ready, status: 'sign-in-needed' })
    const ended = profileStateOf()
    bridge.say('profile.state', ready)
    expect([ended, profileStateOf()]).toEqual([{ ...ready, status: 'sign-in-needed', expiresAt: 1 }, ready])
  })

  it('are read anew when the profiles change, once they are shown at all', async () => {
    const { lookAgain, bridge } = await load()
    bridge.say('profiles.changed', {})
    const before = bridge.calls.length
    await lookAgain()
    const shown = bridge.calls.length
    bridge.say('profiles.changed', {})
    await settled()
    expect([before, shown, bridge.calls.length]).toEqual([0, 3, 6])
  })

  it('take a secret that cannot even be asked for as out of reach', async () => {
    const error = { code: 'x', title: 'No', advice: '', retryable: true, remedies: [] }
    const { lookAgain, secretStateOf } = await load({ ok: false, error })
    await lookAgain()
    expect(secretStateOf()).toBe('unavailable')
  })
})
