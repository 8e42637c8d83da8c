import { describe, expect, it } from 'vitest'
import { createCallOrder } from '../../../../src/main/turns/call-order.ts'
import type { ToolKind } from '../../../../src/shared/tool.ts'
import { gate } from '../../../support/gate.ts'

const settle = () => new Promise((resolve) => setImmediate(resolve))

/** Calls of the kinds given, each over when it is let go; tells which have begun. */
const begin = (kinds: readonly ToolKind[]) => {
  const inOrder = createCallOrder()
  const begun: string[] = []
  const gates = kinds.map(() => gate())
  const works = kinds.map((kind, index) =>
    inOrder(kind, async () => {
      begun.push(`${index} ${kind}`)
      await gates[index]?.promise
    }),
  )
  return {
    begun,
    end: async (index: number): Promise<void> => {
      gates[index]?.letGo()
      await settle()
    },
    all: () => Promise.all(works),
  }
}

describe('createCallOrder', () => {
  it('begins what can see nothing of each other side by side', async () => {
    const { begun } = begin(['read', 'network', 'harmless', 'read'])
    await settle()
    expect(begun.toSorted()).toEqual(['0 read', '1 network', '2 harmless', '3 read'])
  })

  it.each<ToolKind>(['write', 'run', 'settings', 'other'])(
    'lets a %s call wait for those before it that touch anything here',
    async (kind) => {
      const { begun, end } = begin(['read', kind, 'read', kind])
      await settle()
      const steps = [[...begun]]
      for (const index of [0, 1, 2]) {
        await end(index)
        steps.push([...begun])
      }
      expect(steps).toEqual([
        ['0 read'],
        ['0 read', `1 ${kind}`],
        ['0 read', `1 ${kind}`, '2 read'],
        ['0 read', `1 ${kind}`, '2 read', `3 ${kind}`],
      ])
    },
  )

  it('lets what leaves this computer, or touches nothing, wait for nobody', async () => {
    const { begun } = begin(['write', 'network', 'harmless', 'write'])
    await settle()
    expect(begun.toSorted()).toEqual(['0 write', '1 network', '2 harmless'])
  })

  it('goes on after one that failed, and tells of it', async () => {
    const inOrder = createCallOrder()
    const first = inOrder('write', () => Promise.reject(new Error('disk')))
    const second = inOrder('write', () => Promise.resolve())
    expect(await Promise.allSettled([first, second])).toMatchObject([{ status: 'rejected' }, { status: 'fulfilled' }])
  })
})
