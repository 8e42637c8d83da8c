import { join } from 'node:path'
import { openDatabase } from '../../src/main/store/database.ts'
import { sampleTool } from './sample-tool.ts'
import { createTurnWorld, modelId, profileId } from './turn-world.ts'

/** Asks a question whose calls are: one that ends, one that never does, one behind it. Says the conversation's id once the second has begun. */
const [, , folder, url] = process.argv
if (folder === undefined || url === undefined) throw new Error('Needs a folder and the address of a server.')
const database = openDatabase({ file: join(folder, 'outcrop.sqlite'), backupFolder: join(folder, 'backups'), now: Date.now })
const { starter } = createTurnWorld(database, join(folder, 'attachments'), url, {
  builtIn: [
    sampleTool({ name: 'quick', kind: 'write', run: async () => ({ isError: false, text: 'Done.' }) }),
    sampleTool({
      name: 'endless',
      kind: 'write',
      run: () => {
        process.stdout.write(`${conversation.id}\n`)
        return new Promise(() => undefined)
      },
    }),
  ],
})
const { conversation } = starter.ask({
  conversationId: null,
  text: 'Go',
  attachmentIds: [],
  profileId,
  region: '',
  modelId,
  inference: null,
  outputSchema: null,
})
setInterval(() => undefined, 1000)
