import { writeFileSync } from 'node:fs'
import { inRepository, readJson } from './repository.mjs'

/**
 * npm leaves the binaries of other platforms out of the lock file when the registry in use does not carry them, and `npm ci` then refuses the
 * file everywhere. Run this after a change of dependencies: it writes those entries from the names that their parents give.
 */
const file = inRepository('package-lock.json')
const lock = readJson(file)
const systems = ['android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32']
const processors = ['arm64', 'arm', 'ia32', 'ppc64', 'riscv64', 's390x', 'x64']

const platformOf = (name) => {
  const words = name.split(/[/-]/u)
  const os = systems.find((system) => words.includes(system))
  const cpu = processors.find((processor) => words.includes(processor))
  if (os === undefined || cpu === undefined) return null
  const libc = os !== 'linux' ? undefined : words.some((word) => word.startsWith('musl')) ? 'musl' : 'glibc'
  return { cpu: [cpu], os: [os], ...(libc === undefined ? {} : { libc: [libc] }) }
}

let added = 0
for (const parent of Object.values(lock.packages)) {
  for (const [name, version] of Object.entries(parent.optionalDependencies ?? {})) {
    const key = `node_modules/${name}`
    const platform = platformOf(name)
    const isKnown = Object.keys(lock.packages).some((known) => known.endsWith(key))
    if (isKnown || platform === null) continue
    lock.packages[key] = { version, ...platform, ...(parent.dev === true ? { dev: true } : {}), optional: true }
    added += 1
  }
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).toSorted(([left], [right]) => (left < right ? -1 : 1)))
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`)
process.stdout.write(`${added} entries added to package-lock.json\n`)
