import { createRequire } from 'node:module'
import { findElectron } from './electron-path.mjs'
import { inRepository, nodeBinary } from './repository.mjs'
import { run } from './run.mjs'

/** node scripts/package.mjs [electron-builder targets]; without any it makes the plain folder of this platform in dist/. */
const { folder, version } = findElectron()
const targets = process.argv.length > 2 ? process.argv.slice(2) : ['--dir']
const electron = [`-c.electronDist=${folder}`, `-c.electronVersion=${version}`]
const builder = createRequire(import.meta.url).resolve('electron-builder/cli.js')
const env = { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: folder }
run(nodeBinary(), [builder, ...targets, ...electron, '--publish', 'never'], { cwd: inRepository(), env })
