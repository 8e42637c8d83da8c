import { spawn } from 'node:child_process'
import { chownSync, cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { ordinaryUser } from './desktop/ordinary-user.mjs'
import { readableRepository } from './desktop/readable-repository.mjs'
import { packagedEnvironment } from './package/unfuse-for-tests.mjs'
import { inRepository, nodeBinary, repository } from './repository.mjs'

const wrappers = process.platform === 'linux' ? ['as-ordinary-user', 'with-display', 'with-keyring', 'with-electron'] : ['with-electron']
/** A desktop session always names a UTF-8 locale; a bare shell may name none, and file names beyond ASCII then do not reach a dropped file. */
const localeWhereNone = ['LC_ALL', 'LC_CTYPE', 'LANG'].some((name) => (process.env[name] ?? '') !== '') ? {} : { LANG: 'C.UTF-8' }
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']

/**
 * Runs a command that opens windows: as an ordinary user with Chromium's sandbox on, with a display, a keyring and a home of its own.
 * What it writes to OUTCROP_TEST_RESULTS and OUTCROP_SCREENSHOTS is brought back to test-results/<name> and out/screenshots.
 */
export const runInWindow = async (name, command, environment = {}) => {
  const user = ordinaryUser()
  const scratch = mkdtempSync(join(tmpdir(), `outcrop-${name}-`))
  const results = join(scratch, 'results')
  const screenshots = join(scratch, 'screenshots')
  for (const folder of [scratch, results, screenshots]) {
    mkdirSync(folder, { recursive: true })
    if (user.uid !== undefined) chownSync(folder, user.uid, user.gid)
  }
  const readable = readableRepository(user)
  const node = join(readable.folder, relative(repository, nodeBinary()))
  const chain = wrappers.flatMap((wrapper) => [node, join(readable.folder, 'scripts', `${wrapper}.mjs`)])
  const [first, ...rest] = [...chain, ...command]
  const packaged = name === 'packaged' ? packagedEnvironment(readable.folder) : {}
  const env = {
    ...process.env,
    ...localeWhereNone,
    ...packaged,
    ...environment,
    OUTCROP_TEST_RESULTS: results,
    OUTCROP_SCREENSHOTS: screenshots,
  }
  const child = spawn(first, rest, { cwd: readable.folder, stdio: 'inherit', env })
  for (const signal of signals) process.on(signal, () => child.kill(signal))
  try {
    return await new Promise((resolve, reject) => {
      child.once('error', reject)
      child.once('exit', (code) => resolve(code ?? 1))
    })
  } finally {
    bringBack(results, inRepository('test-results', name))
    if (name === 'screenshots') bringBack(screenshots, inRepository('out/screenshots'))
    rmSync(scratch, { recursive: true, force: true, maxRetries: 5 })
    readable.remove()
  }
}

const bringBack = (from, to) => {
  rmSync(to, { recursive: true, force: true })
  if (existsSync(from)) cpSync(from, to, { recursive: true })
}
