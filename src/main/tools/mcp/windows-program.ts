import { existsSync } from 'node:fs'
import { win32 } from 'node:path'

export type Program = { readonly file: string; readonly words: readonly string[]; readonly isVerbatim: boolean }

/** cmd.exe reads these even between quotes, or takes a line for two. */
const unsafeForBatch = /["%!^&|<>\r\n\0]/u

export class UnsafeBatchArgument extends Error {}

/**
 * What Windows is to start for these words. Programs such as npx are batch files there, which only cmd.exe can start; it reads its line as commands, so
 * that a word which could be taken for one is refused.
 */
export const windowsProgram = (
  argv: readonly string[],
  environment: Readonly<Record<string, string>>,
  isThere: (path: string) => boolean = existsSync,
): Program => {
  const [name = '', ...rest] = argv
  const variable = (wanted: string): string => Object.entries(environment).find(([key]) => key.toUpperCase() === wanted)?.[1] ?? ''
  const endings = /\.(?:exe|com|cmd|bat)$/iu.test(name) ? [''] : ['.exe', '.com', '.cmd', '.bat']
  const folders = /[\\/]/u.test(name)
    ? ['']
    : variable('PATH')
        .split(';')
        .filter((folder) => win32.isAbsolute(folder))
  const found = folders.flatMap((folder) => endings.map((ending) => win32.join(folder, name + ending))).find(isThere)
  if (found === undefined || !/\.(?:cmd|bat)$/iu.test(found)) return { file: found ?? name, words: rest, isVerbatim: false }
  if ([found, ...rest].some((word) => unsafeForBatch.test(word)))
    throw new UnsafeBatchArgument('A word cannot be given to a batch file safely')
  const root = variable('SYSTEMROOT')
  const shell = root === '' ? 'cmd.exe' : win32.join(root, 'System32', 'cmd.exe')
  const line = [found, ...rest].map((word) => `"${word.replace(/\\+$/u, '$&$&')}"`).join(' ')
  return { file: shell, words: ['/d', '/s', '/v:off', '/c', `"${line}"`], isVerbatim: true }
}
