import { runInWindow } from './in-window.mjs'
import { unfuseForTests } from './package/unfuse-for-tests.mjs'

/** node scripts/test-in-window.mjs PROJECT [playwright arguments], for instance: … app summarise-a-pdf.spec.ts */
const [project, ...args] = process.argv.slice(2)
if (project === 'packaged') await unfuseForTests()
process.exitCode = await runInWindow(project, ['playwright', 'test', `--project=${project}`, ...args])
