import { closeDatabase, inTransaction, openDatabase } from '../../src/main/store/database.ts'
import { conversationIdSchema, messageIdSchema, profileIdSchema, turnIdSchema } from '../../src/shared/ids.ts'
import { insertConversation } from '../../src/main/store/conversations.ts'
import { insertMessage, nextPosition, saveParts } from '../../src/main/store/messages.ts'

/** A process to be killed: streams answers into the database named on its command line and says what is durable, a line each. */
const [, , file, backupFolder] = process.argv
if (file === undefined || backupFolder === undefined) throw new Error('Give a database file and a backup folder')

const database = openDatabase({ file, backupFolder, now: Date.now })
const conversationId = conversationIdSchema.parse(crypto.randomUUID())
insertConversation(database, {
  id: conversationId,
  title: 'crash',
  profileId: profileIdSchema.parse('demo'),
  region: '',
  modelId: 'demo.reader',
  now: 1,
})

const acknowledge = (line: string): boolean => process.stdout.write(`${line}\n`)

const answer = (): void => {
  const id = messageIdSchema.parse(crypto.randomUUID())
  inTransaction(database, () =>
    insertMessage(database, {
      id,
      conversationId,
      turnId: turnIdSchema.parse(crypto.randomUUID()),
      position: nextPosition(database, conversationId),
      role: 'assistant',
      status: 'streaming',
      parts: [],
      error: null,
      details: null,
      leftOut: false,
      createdAt: 1,
    }),
  )
  let text = ''
  for (let flush = 1; flush <= 5; flush += 1) {
    text += `word${flush} `
    saveParts(database, id, [{ type: 'text', text }], 0)
    acknowledge(`${id} ${text.length}`)
  }
}

const again = (): void => {
  answer()
  setImmediate(again)
}
again()

process.once('SIGTERM', () => {
  closeDatabase(database)
  process.exit(0)
})
