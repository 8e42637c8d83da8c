import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { run } from '../run.mjs'

const forTheApp = ['libgtk-3-0', 'libnss3', 'libasound2', 'libgbm1', 'libxss1', 'libsecret-1-0']
const forADesktop = ['xvfb', 'xauth', 'gnome-keyring', 'dbus-x11', 'dbus', 'util-linux', 'procps']
const forScreenshots = ['fonts-liberation', 'fonts-noto-cjk', 'fonts-noto-color-emoji']
const forBuilding = ['build-essential', 'python3', 'unzip']
/** What the files of the tests are made with; large, and of no use to whoever only starts the app. */
const forTestFiles = ['qpdf', 'libreoffice-writer-nogui', 'libreoffice-calc-nogui', 'imagemagick', 'ffmpeg']

const forEveryone = [...forTheApp, ...forADesktop, ...forScreenshots, ...forBuilding]

/** Debian 13 and Ubuntu 24.04 renamed some libraries; the new name provides the old one. */
const missingPackages = (wanted) => {
  const { stdout } = spawnSync('dpkg-query', ['-W', '-f', '${db:Status-Status} ${Package} ${Provides}\n'], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
  const installed = new Set()
  for (const line of stdout.split('\n')) {
    const [status, name, ...provides] = line.split(/[\s,]+/)
    if (status === 'installed') for (const each of [name, ...provides]) installed.add(each)
  }
  return wanted.filter((name) => !installed.has(name))
}

/** Installs the system packages that are missing, or says in one line what to install. Other systems bring their own libraries. */
export const installDebianPackages = ({ forTests }) => {
  if (process.platform !== 'linux') return
  const wanted = forTests ? [...forEveryone, ...forTestFiles] : forEveryone
  if (!existsSync('/usr/bin/dpkg-query')) {
    process.stdout.write(`This is no Debian or Ubuntu; make sure that your system has the equivalents of: ${wanted.join(' ')}\n`)
    return
  }
  const missing = missingPackages(wanted)
  if (missing.length === 0) return
  const command = `apt-get update && apt-get install -y --no-install-recommends ${missing.join(' ')}`
  if (process.getuid() !== 0)
    throw new Error(`these system packages are missing. Install them, then start again:\n\n  sudo sh -c '${command}'\n`)
  process.stdout.write(`Installing system packages: ${missing.join(' ')}\n`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  run('apt-get', ['update', '-qq'], { env })
  run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...missing], { env, stdio: ['ignore', 'ignore', 'inherit'] })
}
