import type { CodeRun } from './code-runs.ts'
import { highlightAside } from './highlight-aside.ts'
import { useLoaded } from './use-loaded.ts'

/** Characters that are coloured at most: a longer text would take too long. */
const maximumColouredLength = 200_000

/** The coloured parts of a program; null until they are there, and for what is none. */
export const useCodeRuns = (text: string, name: string | null): readonly CodeRun[] | null => {
  const loaded = useLoaded(`${name ?? ''} ${text.length}`, async (signal) => {
    if (name === null || text.length > maximumColouredLength) return null
    return await highlightAside(text, name, signal)
  })
  return loaded.state === 'ready' ? loaded.value : null
}
