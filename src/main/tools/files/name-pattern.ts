import { fileToolMessages as words } from '../../../shared/messages/file-tools.ts'

/** A pattern of names as a regular expression, which only `openLineMatcher` may run. Without a slash it means the name, wherever it lies. */
export const namePattern = async (pattern: string): Promise<RegExp> => {
  const { default: picomatch } = await import('picomatch')
  const path = pattern.replace(/\/+$/u, '')
  const anywhere = path.includes('/') ? path.replace(/^(?:\.\/|\/)+/u, '') : `**/${path}`
  try {
    return picomatch.makeRe(anywhere, { dot: true, nocase: true, noextglob: true })
  } catch (cause) {
    throw new Error(words.badPattern(cause instanceof Error ? cause.message : pattern), { cause })
  }
}
