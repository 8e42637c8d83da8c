import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, dirname, join } from 'node:path'
import { cacheFolder, inRepository, nodeBinary, packageVersion } from '../repository.mjs'
import { runQuietly } from '../run.mjs'

const driver = inRepository('node_modules/better-sqlite3')
const built = join(driver, 'build/Release/better_sqlite3.node')
const cached = () => join(cacheFolder, `better-sqlite3-${packageVersion('better-sqlite3')}-napi-9.node`)

/** The folder of a Node installation that carries its headers: nothing can be downloaded here. */
const findNodeHeaders = () => {
  const prefixes = [...(process.env.PATH ?? '').split(delimiter).map((folder) => dirname(folder)), '/usr', '/usr/local']
  const found = prefixes.find(
    (prefix) => existsSync(join(prefix, 'include/node/node_api.h')) && existsSync(join(prefix, 'include/node/common.gypi')),
  )
  if (found === undefined)
    throw new Error(
      'the headers of Node are missing (include/node/node_api.h). Install Node from nodejs.org, NodeSource or nvm, or: apt-get install libnode-dev',
    )
  return found
}

/** The driver's prebuilt binary needs Node-API 10; the fallback Electron has 9 and crashes with it, so it is built from its own source. */
export const buildSqliteDriver = () => {
  const cachedFile = cached()
  if (!existsSync(cachedFile)) {
    process.stdout.write('Building better-sqlite3 for Node-API 9 (about a minute)\n')
    const env = {
      ...process.env,
      CXXFLAGS: '-UNAPI_VERSION -DNAPI_EXPERIMENTAL',
      PATH: `${dirname(nodeBinary())}${delimiter}${process.env.PATH}`,
    }
    const nodeGyp = createRequire(import.meta.url).resolve('node-gyp/bin/node-gyp.js')
    const flags = ['rebuild', '--release', '--force_build=1', `--nodedir=${findNodeHeaders()}`, '--loglevel=error', '--jobs=max']
    runQuietly(nodeBinary(), [nodeGyp, ...flags], { cwd: driver, env })
    mkdirSync(cacheFolder, { recursive: true })
    copyFileSync(built, `${cachedFile}.part`)
    renameSync(`${cachedFile}.part`, cachedFile)
  }
  if (existsSync(built) && !existsSync(join(driver, 'build/Release/obj')) && readFileSync(built).equals(readFileSync(cachedFile))) return
  removeBuiltSqliteDriver()
  mkdirSync(dirname(built), { recursive: true })
  copyFileSync(cachedFile, built)
}

/** With the ordinary Electron the prebuilt binary is the right one; a build left from the fallback would hide it. */
export const removeBuiltSqliteDriver = () => {
  rmSync(join(driver, 'build'), { recursive: true, force: true })
}
