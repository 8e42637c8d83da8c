import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { codeOf, openSignInWorld, type SignInWorld } from '../support/aws/sign-in-world.ts'
import { approveInBrowser } from '../support/aws/sso-server.ts'
import { eventually } from '../support/eventually.ts'

let world: SignInWorld

beforeEach(async () => {
  world = await openSignInWorld()
})
afterEach(() => world.close())

describe('signing in with a code', () => {
  /** Waits no time: each wait is noted and does the next step. */
  const stepped = (steps: readonly (() => void)[]) => {
    const waits: number[] = []
    return {
      waits,
      delay: (milliseconds: number): Promise<void> => {
        steps[waits.length]?.()
        waits.push(milliseconds)
        return waits.length > 50 ? Promise.reject(new Error('asked without end')) : Promise.resolve()
      },
    }
  }
  const nothing = (): void => undefined

  it('shows the code, opens the page with it, and asks as often as it may', async () => {
    const { knobs } = world.server
    const { waits, delay } = stepped([nothing, knobs.slowDown, nothing, knobs.approveDevice])
    const signIns = world.open({ delay, now: () => 1_800_000_000_000 })
    const signInId = signIns.start(world.session(), 'device')
    const state = await world.ended(signInId)
    expect({
      state,
      waits,
      pages: world.pages,
      pushes: world.pushes.map((push) => push.state).slice(0, 2),
      asked: world.operations(),
    }).toEqual({
      state: { type: 'done', expiresAt: 1_800_028_800_000 },
      waits: [5000, 5000, 10_000, 10_000],
      pages: [`${world.server.url}/device?user_code=WXYZ-0001`],
      pushes: [
        { type: 'starting' },
        {
          type: 'device',
          userCode: 'WXYZ-0001',
          verificationUrl: `${world.server.url}/device`,
          expiresAt: 1_800_000_600_000,
        },
      ],
      asked: [
        'RegisterClient',
        'StartDeviceAuthorization',
        'CreateTokenAuthorizationPendingException',
        'CreateTokenSlowDownException',
        'CreateTokenAuthorizationPendingException',
        'CreateToken',
      ],
    })
  })

  it('can be allowed on the page', async () => {
    const { delay } = stepped([])
    let approved: Promise<number> = Promise.resolve(0)
    const signInId = world
      .open({
        openPage: (url) => {
          approved = approveInBrowser(url, 'allow')
          return approved.then(() => true)
        },
        delay,
      })
      .start(world.session(), 'device')
    expect([codeOf(await world.ended(signInId)), await approved]).toEqual(['done', 200])
  })

  it.each([
    ['is refused', 'denyDevice', 'sign-in-refused'],
    ['is not typed in time', 'expireDevice', 'sign-in-expired'],
  ] as const)('ends in words when the code %s', async (_name, knob, code) => {
    const { delay } = stepped([nothing, world.server.knobs[knob]])
    const signInId = world.open({ delay }).start(world.session(), 'device')
    expect(codeOf(await world.ended(signInId))).toBe(code)
  })

  it('stops asking at the end of the time the service gave', async () => {
    let time = 1_800_000_000_000
    const { waits, delay } = stepped([])
    const signIns = world.open({
      now: () => time,
      delay: (milliseconds) => {
        time += 200_000
        return delay(milliseconds)
      },
    })
    const signInId = signIns.start(world.session(), 'device')
    expect([codeOf(await world.ended(signInId)), waits.length]).toEqual(['sign-in-expired', 3])
  })

  it('goes on where no browser opens, and when it is cancelled ends at once', async () => {
    const signIns = world.open({ openPage: () => Promise.resolve(false) })
    const signInId = signIns.start(world.session(), 'device')
    await eventually(() => expect(world.statesOf(signInId)).toEqual(['starting', 'device']))
    signIns.cancel(signInId)
    expect(await world.ended(signInId)).toEqual({ type: 'cancelled' })
  })

  it('does not open a page that is no web page', async () => {
    world.server.answerOnce(
      'StartDeviceAuthorization',
      200,
      JSON.stringify({ deviceCode: 'd', userCode: 'u', verificationUri: 'file:///etc/passwd', expiresIn: 600, interval: 1 }),
    )
    const signInId = world.open().start(world.session(), 'device')
    expect([codeOf(await world.ended(signInId)), world.pages]).toEqual(['identity-center-answer', []])
  })

  it('outlasts a network that is away for a while', async () => {
    const { delay, waits } = stepped([
      nothing,
      () => world.server.cutOnce('CreateToken'),
      nothing,
      () => {
        world.server.knobs.approveDevice()
      },
    ])
    const signInId = world.open({ delay, findRoute: world.findRoute }).start(world.session(), 'device')
    expect([codeOf(await world.ended(signInId)), waits.length]).toEqual(['done', 4])
  })
})
