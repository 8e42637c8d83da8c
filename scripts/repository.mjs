import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const repository = dirname(dirname(fileURLToPath(import.meta.url)))
export const cacheFolder = join(repository, '.cache')

export const inRepository = (...names) => join(repository, ...names)

export const readJson = (file) => JSON.parse(readFileSync(file, 'utf8'))

export const packageVersion = (name) => readJson(inRepository('node_modules', name, 'package.json')).version

const ownNode = inRepository('node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node')

/** The Node of the lock file once it is installed; the one that runs this before that. */
export const nodeBinary = () => (existsSync(ownNode) ? ownNode : process.execPath)
