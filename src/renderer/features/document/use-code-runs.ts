import type { CodeRun } from './code-runs.ts'
import { useLoaded } from './use-loaded.ts'

/** Characters that are coloured at most: a longer text would hold the window up. */
const maximumColouredLength = 200_000

/** The coloured parts of a program; null until they are there, and for what is none. */
export const useCodeRuns = (text: string, name: string | null): readonly CodeRun[] | null => {
  const loaded = useLoaded(`${name ?? ''} ${text.length}`, async () => {
    if (name === null || text.length > maximumColouredLength) return null
    const { highlightCode } = await import('./highlight-code.ts')
    return highlightCode(text, name)
  })
  return loaded.state === 'ready' ? loaded.value : null
}
