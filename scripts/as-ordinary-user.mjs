import { mkdirSync } from 'node:fs'
import { wrapFromCommandLine } from './desktop/wrap-command.mjs'
import { ordinaryUser } from './desktop/ordinary-user.mjs'
import { makeScratchHome } from './desktop/scratch-home.mjs'

/** node scripts/as-ordinary-user.mjs COMMAND … runs the command in a home folder of its own; as root it becomes `nobody`, so Chromium's sandbox is on. */
await wrapFromCommandLine(() => {
  const user = ordinaryUser()
  const home = makeScratchHome(user)
  if (user.uid === 0 || process.getuid?.() === 0) mkdirSync('/tmp/.X11-unix', { recursive: true, mode: 0o1777 })
  return { environment: home.environment, stop: home.remove, ...user }
})
