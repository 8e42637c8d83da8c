import { runInWindow } from './in-window.mjs'
import { nodeBinary } from './repository.mjs'

process.exitCode = await runInWindow('bench', [nodeBinary(), 'bench/index.ts', ...process.argv.slice(2)])
