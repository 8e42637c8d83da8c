import { describe, expect, it } from 'vitest'
import { startChunk } from '../../../scripts/build/start-chunk.ts'

const imports: Readonly<Record<string, readonly string[]>> = {
  '/start.ts': ['/app.ts', '/react.js'],
  '/app.ts': ['/react.js', '/start.ts', '/text.ts'],
  '/settings.ts': ['/text.ts', '/switch.ts'],
}
const context = { getModuleInfo: (id: string) => ({ importedIds: imports[id] ?? [] }) }

describe('the file that the page starts with', () => {
  it('holds what plain imports lead to, and leaves the rest and the loader out', () => {
    const [loader, start] = startChunk('/start.ts').groups
    const names = ['/start.ts', '/app.ts', '/react.js', '/text.ts', '/settings.ts', '/switch.ts'].map(
      (id) => start.name(id, context) ?? null,
    )
    expect({ names, isLoader: loader.test.test('\0vite/preload-helper.js'), first: loader.priority }).toEqual({
      names: ['start', 'start', 'start', 'start', null, null],
      isLoader: true,
      first: 1,
    })
  })
})
