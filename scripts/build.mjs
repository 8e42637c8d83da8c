import { electronEnvironment } from './electron-path.mjs'
import { inRepository, nodeBinary } from './repository.mjs'
import { isBuildFresh } from './is-build-fresh.mjs'
import { run } from './run.mjs'

/** Builds main, preload and renderer into out/; with --if-stale only when a source is newer than the last build. */
if (!process.argv.includes('--if-stale') || !isBuildFresh()) {
  const env = { ...process.env, ...electronEnvironment(), NODE_ENV: 'production' }
  run(nodeBinary(), [inRepository('node_modules/electron-vite/bin/electron-vite.js'), 'build', '--logLevel', 'warn'], {
    cwd: inRepository(),
    env,
  })
  run(nodeBinary(), [inRepository('scripts/prerender.mjs')], { cwd: inRepository(), env })
  process.stdout.write('Built out/\n')
}
