import { runInWindow } from './in-window.mjs'

process.exitCode = await runInWindow('bench', ['node', 'bench/index.ts', ...process.argv.slice(2)])
