import { measureFiles } from './files.ts'
import { measureSizes } from './sizes.ts'
import { measureStartup } from './startup.ts'
import { measureStreaming } from './streaming.ts'
import { measureTools } from './tools.ts'

const parts = new Map<string, () => void | Promise<void>>([
  ['sizes', measureSizes],
  ['streaming', measureStreaming],
  ['tools', measureTools],
  ['files', measureFiles],
  ['startup', measureStartup],
])

/** node scripts/bench.mjs [sizes] [streaming] [tools] [files] [startup]: the parts that are named, in this order; without a name all of them. */
const wanted = process.argv.slice(2)
const unknown = wanted.find((name) => !parts.has(name))
if (unknown !== undefined) throw new Error(`“${unknown}” is no part of the bench: ${[...parts.keys()].join(', ')}`)
for (const [name, measure] of parts) {
  if (wanted.length === 0 || wanted.includes(name)) await measure()
}
