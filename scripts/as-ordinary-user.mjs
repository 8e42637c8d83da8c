import { chmodSync, existsSync, mkdirSync } from 'node:fs'
import { wrapFromCommandLine } from './desktop/wrap-command.mjs'
import { ordinaryUser } from './desktop/ordinary-user.mjs'
import { makeScratchHome } from './desktop/scratch-home.mjs'

const socketFolder = '/tmp/.X11-unix'

/** Only root may make it, and a display started by `nobody` needs it. */
const makeSocketFolder = () => {
  if (existsSync(socketFolder)) return
  mkdirSync(socketFolder)
  chmodSync(socketFolder, 0o1777)
}

/** node scripts/as-ordinary-user.mjs COMMAND … runs the command in a home folder of its own; as root it becomes `nobody`, so Chromium's sandbox is on. */
await wrapFromCommandLine(() => {
  const user = ordinaryUser()
  const home = makeScratchHome(user)
  if (user.uid !== undefined) makeSocketFolder()
  return { environment: home.environment, stop: home.remove, ...user }
})
