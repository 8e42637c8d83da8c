import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { inRepository } from './repository.mjs'

const newest = (path) => {
  const stat = statSync(path)
  if (!stat.isDirectory()) return stat.mtimeMs
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))))
}

const inputs = ['src', 'scripts/prerender.mjs', 'resources', 'electron.vite.config.ts', 'package-lock.json']

/** True when nothing that goes into the build is newer than it. */
export const isBuildFresh = () => {
  const output = inRepository('out/main/index.js')
  return existsSync(output) && inputs.every((input) => newest(inRepository(input)) <= statSync(output).mtimeMs)
}
