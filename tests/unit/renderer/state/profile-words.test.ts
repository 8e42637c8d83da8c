import { describe, expect, it } from 'vitest'
import { expiryWarning, groupProfiles, shortProfileName, signInCommand, standingOf } from '../../../../src/renderer/state/profile-words.ts'
import { regionInEffect } from '../../../../src/renderer/state/region.ts'
import { profileIdSchema } from '../../../../src/shared/ids.ts'
import { profilesMessages as words } from '../../../../src/shared/messages/profiles.ts'
import { profileSchema, type Profile, type ProfileState } from '../../../../src/shared/profile.ts'

const now = Date.UTC(2026, 0, 5, 12)
const minuteMs = 60_000
const profileId = profileIdSchema.parse('aws:work')

const state = (changes: Partial<ProfileState>): ProfileState => ({ profileId, status: 'ready', expiresAt: null, renews: false, ...changes })
const facts = { kind: 'sso-session', signIn: 'identity-center', state: undefined, secret: 'none', isOnline: true, now } as const
const profile = (id: string, kind: Profile['kind']): Profile =>
  profileSchema.parse({
    id,
    name: id,
    kind,
    region: null,
    signIn: 'none',
    asksForCode: false,
    note: null,
    endpoints: { runtime: null, controlPlane: null, agentRuntime: null },
  })

describe('standingOf', () => {
  it.each([
    ['the demo, even offline', { kind: 'demo', isOnline: false }, 'demo', words.demo],
    ['nothing known', {}, 'ready', words.ready],
    ['a sign-in that lasts', { state: state({ expiresAt: now + 300 * minuteMs }) }, 'ready', words.signedIn],
    ['a sign-in that renews itself', { state: state({ expiresAt: now + minuteMs, renews: true }) }, 'ready', words.signedIn],
    ['keys that do not expire', { signIn: 'none', state: state({}) }, 'ready', words.ready],
    ['the last hour', { state: state({ expiresAt: now + 12 * minuteMs }) }, 'ready', words.expiresIn(12)],
    ['the last ten minutes', { state: state({ expiresAt: now + 9.5 * minuteMs }) }, 'notice', words.expiresIn(10)],
    ['a sign-in that has ended', { state: state({ expiresAt: now }) }, 'notice', words.expired],
    ['a sign-in that is needed', { state: state({ status: 'sign-in-needed' }) }, 'notice', words.signInNeeded],
    ['keys that have ended', { signIn: 'none', state: state({ status: 'sign-in-needed' }) }, 'notice', words.expired],
    ['a chain that fails', { state: state({ status: 'failed' }) }, 'bad', words.failed],
    ['no network', { isOnline: false, state: state({ status: 'failed' }) }, 'offline', words.offline],
    ['a locked keychain', { secret: 'locked', isOnline: false }, 'notice', words.secretWords.locked],
    ['a lost secret', { secret: 'lost', state: state({ status: 'failed' }) }, 'notice', words.secretWords.lost],
    ['a secret kept until the end', { signIn: 'none', secret: 'session-only' }, 'ready', words.ready],
  ] as const)('puts %s into a dot and a word', (_, changes, dot, word) => {
    expect(standingOf({ ...facts, ...changes })).toEqual({ dot, word })
  })
})

describe('expiryWarning', () => {
  const warn = (leftMs: number, signIn: Profile['signIn'] = 'identity-center') =>
    expiryWarning({ name: 'work', signIn }, state({ expiresAt: now + leftMs }), now)

  it('is silent until ten minutes before, and where a sign-in renews itself or nothing expires', () => {
    const renews = expiryWarning({ name: 'work', signIn: 'identity-center' }, state({ expiresAt: now, renews: true }), now)
    const lasts = expiryWarning({ name: 'work', signIn: 'none' }, state({}), now)
    expect([warn(10 * minuteMs + 1), renews, lasts, expiryWarning({ name: 'work', signIn: 'none' }, undefined, now)]).toEqual([
      null,
      null,
      null,
      null,
    ])
  })

  it('counts the minutes, but is announced only at first and when it has ended', () => {
    expect([warn(10 * minuteMs), warn(8.2 * minuteMs), warn(1000), warn(0)]).toEqual([
      { announced: words.bannerSoon('work'), text: words.banner('work', 10), hasExpired: false },
      { announced: words.bannerSoon('work'), text: words.banner('work', 9), hasExpired: false },
      { announced: words.bannerSoon('work'), text: words.bannerLess('work'), hasExpired: false },
      { announced: words.bannerExpired('work'), text: words.bannerExpired('work'), hasExpired: true },
    ])
  })

  it('speaks of keys where there is no sign-in', () => {
    expect([warn(9 * minuteMs, 'none')?.text, warn(-1, 'none')?.text]).toEqual([
      words.keysBanner('work', 9),
      words.keysBannerExpired('work'),
    ])
  })
})

describe('groupProfiles', () => {
  it('groups by origin and leaves empty groups out', () => {
    const made = profile('app:11111111-1111-4111-8111-111111111111', 'app-role')
    const profiles = [profile('demo', 'demo'), made, profile('aws:work', 'role'), profile('aws:default', 'static')]
    expect(groupProfiles(profiles).map(({ group, profiles: shown }) => [group, shown.map(({ id }) => id)])).toEqual([
      ['computer', ['aws:work', 'aws:default']],
      ['app', [made.id]],
      ['demo', ['demo']],
    ])
  })
})

describe('signInCommand', () => {
  it('quotes what a shell would take apart', () => {
    expect([signInCommand({ name: 'work-1' }), signInCommand({ name: 'my "work" $HOME' })]).toEqual([
      'aws login --profile work-1',
      String.raw`aws login --profile "my \"work\" \$HOME"`,
    ])
  })
})

describe('shortProfileName', () => {
  it('stands in until the profiles are listed', () => {
    expect(['aws:work', 'app:11111111', 'demo'].map(shortProfileName)).toEqual(['work', '', 'demo'])
  })
})

describe('regionInEffect', () => {
  it('is the chosen one, then that of the profile, then what main found', () => {
    expect([
      regionInEffect('eu-west-1', 'us-east-1', 'us-west-2'),
      regionInEffect('', 'us-east-1', 'us-west-2'),
      regionInEffect('', null, 'us-west-2'),
      regionInEffect('', null, ''),
    ]).toEqual([
      { region: 'eu-west-1', isChosen: true },
      { region: 'us-east-1', isChosen: false },
      { region: 'us-west-2', isChosen: false },
      { region: '', isChosen: false },
    ])
  })
})
