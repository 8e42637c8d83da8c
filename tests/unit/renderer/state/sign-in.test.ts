import { beforeEach, describe, expect, it, vi } from 'vitest'
import { profileIdSchema } from '../../../../src/shared/ids.ts'
import { profilesMessages as words } from '../../../../src/shared/messages/profiles.ts'
import { installBridge } from '../../../support/bridge-double.ts'

const signInId = '33333333-3333-4333-8333-333333333333'
const otherId = '44444444-4444-4444-8444-444444444444'
const work = profileIdSchema.parse('aws:work')
const tool = profileIdSchema.parse('aws:tool')
const place = { startUrl: 'https://example.awsapps.com/start', region: 'eu-central-1' }
const failure = { code: 'x', title: 'Not now', advice: 'Later.', retryable: true, remedies: [] }
const ok = (value: unknown) => ({ ok: true, value })
const done = { type: 'done', expiresAt: 1 }

const load = async (answers: Parameters<typeof installBridge>[0] = {}) => {
  const bridge = installBridge({
    'signIn.start': () => ok({ signInId }),
    'signIn.cancel': () => ok(null),
    'profiles.states': () => ok([]),
    ...answers,
  })
  const signIn = await import('../../../../src/renderer/state/sign-in.ts')
  const said: string[] = []
  signIn.listenToSignIns((text) => said.push(text))
  const names = () => bridge.calls.map(({ name }) => name)
  return { ...signIn, bridge, said, names, say: (state: unknown, id = signInId) => bridge.say('sign-in.changed', { signInId: id, state }) }
}
const settled = () => new Promise((resolve) => setTimeout(resolve))

describe('a sign-in to a profile', () => {
  beforeEach(() => void vi.resetModules())

  it('begins at once in the browser, says how far it is and closes itself', async () => {
    const { startSignIn, currentSignIn, say, said, bridge } = await load()
    startSignIn(work)
    const first = currentSignIn()?.state
    await settled()
    say({ type: 'browser' })
    const waiting = currentSignIn()?.state
    say(done)
    expect({ first, waiting, after: currentSignIn(), said, start: bridge.calls[0] }).toEqual({
      first: { type: 'starting' },
      waiting: { type: 'browser' },
      after: null,
      said: [words.signedInTo('work')],
      start: { name: 'signIn.start', input: { target: { profileId: work }, method: 'browser' } },
    })
  })

  it('takes what main says before it has told the id', async () => {
    const { startSignIn, currentSignIn, say } = await load()
    startSignIn(work)
    say({ type: 'browser' })
    await settled()
    expect(currentSignIn()?.state).toEqual({ type: 'browser' })
  })

  it('is shown again when it is asked for again, and goes on while it is hidden', async () => {
    const { startSignIn, hideSignIn, currentSignIn, names } = await load()
    startSignIn(work)
    await settled()
    hideSignIn()
    const hidden = currentSignIn()?.isShown
    startSignIn(work)
    expect({ hidden, again: currentSignIn()?.isShown, calls: names() }).toEqual({ hidden: false, again: true, calls: ['signIn.start'] })
  })

  it('is given up in main when it is cancelled, and when another profile is signed in to', async () => {
    const { startSignIn, cancelSignIn, currentSignIn, names } = await load()
    startSignIn(work)
    await settled()
    startSignIn(tool)
    await settled()
    cancelSignIn()
    expect({ after: currentSignIn(), calls: names() }).toEqual({
      after: null,
      calls: ['signIn.start', 'signIn.cancel', 'signIn.start', 'signIn.cancel'],
    })
  })

  it('that is cancelled before main has begun it is cancelled there afterwards', async () => {
    const { startSignIn, cancelSignIn, names } = await load()
    startSignIn(work)
    cancelSignIn()
    await settled()
    expect(names()).toEqual(['signIn.start', 'signIn.cancel'])
  })

  it('that fails can be begun again the other way', async () => {
    const { startSignIn, begin, currentSignIn, say, bridge } = await load()
    startSignIn(work)
    await settled()
    say({ type: 'failed', error: failure })
    const failed = currentSignIn()?.state
    await begin('device')
    const last = bridge.calls.findLast(({ name }) => name === 'signIn.start')
    expect([failed, last?.input]).toEqual([
      { type: 'failed', error: failure },
      { target: { profileId: work }, method: 'device' },
    ])
  })

  it('shows why main could not begin it', async () => {
    const { startSignIn, currentSignIn } = await load({ 'signIn.start': () => ({ ok: false, error: failure }) })
    startSignIn(work)
    await settled()
    expect(currentSignIn()?.state).toEqual({ type: 'failed', error: failure })
  })

  it('ignores what is said of another one', async () => {
    const { startSignIn, currentSignIn, say } = await load()
    startSignIn(work)
    await settled()
    say(done, otherId)
    expect(currentSignIn()?.state).toEqual({ type: 'starting' })
  })
})

describe('a sign-in for a new profile', () => {
  beforeEach(() => void vi.resetModules())

  it('asks where first, stays open for the accounts and ends with the profile', async () => {
    const { startNewSignIn, begin, hideSignIn, finishSignIn, currentSignIn, say, said, bridge } = await load()
    startNewSignIn()
    const asked = currentSignIn()?.state
    await begin('device', place)
    hideSignIn()
    say(done)
    const after = { state: currentSignIn()?.state, isShown: currentSignIn()?.isShown, said: [...said] }
    finishSignIn('Saved')
    expect({ asked, start: bridge.calls[0]?.input, after, end: currentSignIn(), said }).toEqual({
      asked: null,
      start: { target: place, method: 'device' },
      after: { state: done, isShown: true, said: [] },
      end: null,
      said: ['Saved'],
    })
  })

  it('goes back to the question where, with what was typed', async () => {
    const { startNewSignIn, begin, changePlace, currentSignIn } = await load()
    startNewSignIn()
    await begin('browser', place)
    changePlace()
    expect(currentSignIn()).toMatchObject({ target: { type: 'new', place }, state: null, signInId: null })
  })
})
