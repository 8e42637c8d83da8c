import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * What `electron <folder>` does with the ordinary binary: this one comes without its default app. A module that awaits the app's entry, as the
 * ordinary one is: Electron then holds back its ready event until the entry has run.
 */
const launcher = `import { app } from 'electron'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

const require = createRequire(import.meta.url)
const args = process.argv.slice(1)
const preloads = []
let folder
for (let index = 0; index < args.length; index += 1) {
  const arg = args[index]
  if (arg === '--version' || arg === '-v') {
    process.stdout.write('v' + process.versions.electron + '\\n')
    process.exit(0)
  }
  if (arg === '-r' || arg === '--require') preloads.push(args[(index += 1)])
  else if (!arg.startsWith('-')) {
    folder = resolve(arg)
    break
  }
}
if (folder === undefined) {
  process.stderr.write('Give the folder of an app.\\n')
  process.exit(1)
}
for (const file of preloads) require(resolve(file))
if (!existsSync(join(folder, 'package.json'))) {
  await import(pathToFileURL(folder).href)
} else {
  const { productName, name, version, main = 'index.js' } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  app.setName(productName ?? name ?? 'Electron')
  if (version !== undefined) app.setVersion(version)
  app.setAppPath(folder)
  try {
    await import(pathToFileURL(join(folder, main)).href)
  } catch (error) {
    process.stderr.write(String(error.stack ?? error) + '\\n')
    process.exit(1)
  }
}
`

export const writeLauncher = (folder) => {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'package.json'), '{ "name": "launcher", "version": "1.0.0", "type": "module", "main": "launcher.mjs" }\n')
  writeFileSync(join(folder, 'launcher.mjs'), launcher)
}
