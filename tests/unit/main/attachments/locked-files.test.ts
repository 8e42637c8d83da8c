import { describe, expect, it } from 'vitest'
import { createLockedFiles } from '../../../../src/main/attachments/locked-files.ts'

describe('createLockedFiles', () => {
  it('lets the oldest of too many give way and forgets what was opened', async () => {
    const discarded: string[] = []
    const files = createLockedFiles(2)
    for (const name of ['a', 'b', 'c']) {
      const discard = (): Promise<void> => Promise.resolve(void discarded.push(name))
      const staged = { sha256: name, sizeBytes: 1, path: `/unfinished/${name}`, keep: () => Promise.resolve(), discard }
      await files.add(name, { name: `${name}.pdf`, staged, from: null })
    }
    await files.remove('b')
    await files.remove('b')
    expect([discarded, files.get('a'), files.get('b'), files.get('c')?.name]).toEqual([['a', 'b'], null, null, 'c.pdf'])
  })
})
