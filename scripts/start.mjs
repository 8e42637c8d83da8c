import { join } from 'node:path'
import { findElectron, electronEnvironment } from './electron-path.mjs'
import { startDisplay } from './desktop/start-display.mjs'
import { startKeyring } from './desktop/start-keyring.mjs'
import { wrapFromCommandLine } from './desktop/wrap-command.mjs'
import { cacheFolder, repository } from './repository.mjs'

const say = (text) => process.stdout.write(`${text}\n`)
const isLinux = process.platform === 'linux'
const isRoot = process.getuid?.() === 0

const executable = () => {
  const { folder } = findElectron()
  if (process.platform === 'darwin') return join(folder, 'Electron.app/Contents/MacOS/Electron')
  return join(folder, process.platform === 'win32' ? 'electron.exe' : 'electron')
}

const missingDesktop = async () => {
  const services = []
  if (!process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) {
    services.push(await startDisplay())
    say(
      `There is no display, so the window opens on a virtual one that nobody sees (DISPLAY=${services[0].environment.DISPLAY}). Ctrl-C ends the app.`,
    )
  }
  if (!process.env.DBUS_SESSION_BUS_ADDRESS) {
    services.push(await startKeyring(join(cacheFolder, 'keyring')))
    say('There is no desktop session, so the app gets a D-Bus session and a keyring of its own, kept in .cache/keyring.')
  }
  return services
}

const prepare = async () => {
  const services = isLinux ? await missingDesktop() : []
  if (isLinux && isRoot)
    say(
      'You are root, and Chromium has no sandbox for root: the app runs with --no-sandbox. Start it as an ordinary user to keep the sandbox.',
    )
  return {
    environment: Object.assign({}, electronEnvironment(), ...services.map((service) => service.environment)),
    stop: async () => {
      for (const service of services.toReversed()) await service.stop()
    },
  }
}

/** Opens the built app; what follows `--` goes to it. */
const hasDisplay = !isLinux || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
const flags = [...(isLinux && isRoot ? ['--no-sandbox'] : []), ...(hasDisplay ? [] : ['--disable-gpu'])]
say('Outcrop is starting.')
await wrapFromCommandLine(prepare, [executable(), repository, ...flags, ...process.argv.slice(2)])
