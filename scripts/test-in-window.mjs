import { runInWindow } from './in-window.mjs'
import { unfuseForTests } from './package/unfuse-for-tests.mjs'
import { resultsOf } from './test/shards.mjs'

/** node scripts/test-in-window.mjs PROJECT [playwright arguments], for instance: … app summarise-a-pdf.spec.ts */
const [project, ...args] = process.argv.slice(2)
if (project === 'packaged') await unfuseForTests()
const shard = args.find((arg) => arg.startsWith('--shard='))?.slice('--shard='.length)
process.exitCode = await runInWindow(resultsOf(project, shard), ['playwright', 'test', `--project=${project}`, ...args])
