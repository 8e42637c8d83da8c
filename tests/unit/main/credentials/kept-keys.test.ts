import { describe, expect, it } from 'vitest'
import { createKeptKeys } from '../../../../src/main/credentials/kept-keys.ts'

/** Keys numbered as they were fetched, over a profile and a token that a test changes. */
const open = () => {
  const world = { time: 0, profile: 'one', token: 'one', fetched: 0, whileFetching: (): void => undefined, fails: false }
  const { keysOf, forget } = createKeptKeys(() => world.time)
  const ask = async (): Promise<string> => {
    const keys = await keysOf({
      profileId: 'a',
      stamp: async () => ({ profile: world.profile, token: world.token }),
      renewBeforeMs: 10,
      fetch: async () => {
        world.fetched += 1
        const accessKeyId = `key-${world.fetched}`
        world.whileFetching()
        if (world.fails) throw new Error('refused')
        return { accessKeyId, secretAccessKey: 's', expiration: new Date(world.time + 100) }
      },
    })
    return keys.accessKeyId
  }
  return { world, ask, forget }
}

describe('createKeptKeys', () => {
  it('keeps keys until shortly before they expire', async () => {
    const { world, ask } = open()
    const found = [await ask(), await ask()]
    world.time = 89
    found.push(await ask())
    world.time = 90
    found.push(await ask())
    expect(found).toEqual(['key-1', 'key-1', 'key-1', 'key-2'])
  })

  it('fetches anew when the profile or its sign-in has changed, or when it is told to', async () => {
    const { world, ask, forget } = open()
    const found = [await ask()]
    world.profile = 'two'
    found.push(await ask())
    world.token = 'two'
    found.push(await ask())
    forget('a')
    found.push(await ask())
    expect(found).toEqual(['key-1', 'key-2', 'key-3', 'key-4'])
  })

  it('keeps keys whose fetching has renewed the sign-in itself, and shares them meanwhile', async () => {
    const { world, ask } = open()
    world.whileFetching = () => {
      world.token = 'renewed'
    }
    expect([...(await Promise.all([ask(), ask()])), await ask()]).toEqual(['key-1', 'key-1', 'key-1'])
  })

  it('does not keep keys whose profile changed while they were fetched', async () => {
    const { world, ask } = open()
    world.whileFetching = () => {
      world.profile = 'two'
    }
    expect([await ask(), await ask()]).toEqual(['key-1', 'key-2'])
  })

  it('does not keep a failure', async () => {
    const { world, ask } = open()
    world.fails = true
    const failed = await ask().catch((error: unknown) => error)
    world.fails = false
    expect([failed, await ask()]).toEqual([new Error('refused'), 'key-2'])
  })
})
