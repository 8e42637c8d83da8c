import { startDisplay } from './desktop/start-display.mjs'
import { wrapFromCommandLine } from './desktop/wrap-command.mjs'

/** node scripts/with-display.mjs COMMAND … runs the command on a virtual display of its own. */
await wrapFromCommandLine(startDisplay)
