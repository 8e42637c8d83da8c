import { delimiter, dirname } from 'node:path'
import { electronEnvironment } from './electron-path.mjs'
import { inRepository, nodeBinary } from './repository.mjs'
import { wrapFromCommandLine } from './desktop/wrap-command.mjs'

/** node scripts/with-electron.mjs COMMAND … runs the command with the tools of the lock file first on its path and the Electron of the set-up. */
await wrapFromCommandLine(() => ({
  environment: {
    ...electronEnvironment(),
    PATH: [inRepository('node_modules/.bin'), dirname(nodeBinary()), process.env.PATH].join(delimiter),
  },
  stop: () => {},
}))
