import { renderToStaticMarkup } from 'react-dom/server'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { late, loadLateParts } from '../../../../src/renderer/ui/late.tsx'

const Greeting = ({ name }: { readonly name: string }) => <p>{name}</p>

describe('late', () => {
  afterEach(() => void vi.unstubAllGlobals())

  it('is drawn in the same pass once its code is there, and one that does not load holds up no other', async () => {
    vi.stubGlobal('requestIdleCallback', (run: () => void) => run())
    const Broken = late<{ readonly name: string }>(async () => {
      throw new Error('not there')
    })
    const Part = late(async () => Greeting)
    const before = renderToStaticMarkup(<Part name="Ada" />)
    await loadLateParts()
    expect([before, renderToStaticMarkup(<Part name="Ada" />), renderToStaticMarkup(<Broken name="Ada" />)]).toEqual(['', '<p>Ada</p>', ''])
  })
})
