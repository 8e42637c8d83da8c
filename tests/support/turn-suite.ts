import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach } from 'vitest'
import { closeDatabase, openDatabase, type WritableDatabase } from '../../src/main/store/database.ts'
import type { Question } from '../../src/main/turns/start-turn.ts'
import type { ConversationId } from '../../src/shared/ids.ts'
import { startBedrockServer, type BedrockServer } from './bedrock-server/server.ts'
import { createTurnWorld, modelId, profileId, type OtherTools } from './turn-world.ts'

type World = ReturnType<typeof createTurnWorld>

/** A server, a database and everything that a turn needs, new for each test of the file that calls it. */
export const useTurnSuite = (others: OtherTools = {}) => {
  let folder: string
  let server: BedrockServer
  let database: WritableDatabase
  let world: World

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'outcrop-turn-'))
    server = await startBedrockServer()
    database = openDatabase({ file: join(folder, 'outcrop.sqlite'), backupFolder: join(folder, 'backups'), now: Date.now })
    world = createTurnWorld(database, join(folder, 'attachments'), server.url, others)
  })

  afterEach(async () => {
    await world.dispose()
    closeDatabase(database)
    await server.close()
    rmSync(folder, { recursive: true, force: true })
  })

  return {
    folder: () => folder,
    server: () => server,
    database: () => database,
    world: () => world,
    ask: (text: string, more: Partial<Question> = {}) =>
      world.starter.ask({
        conversationId: null,
        text,
        attachmentIds: [],
        profileId,
        region: '',
        modelId,
        inference: null,
        outputSchema: null,
        ...more,
      }),
    /** Asks and waits for the end of the turn; the id of the conversation. */
    asked: async (text: string, more: Partial<Question> = {}): Promise<ConversationId> => {
      const { conversation } = world.starter.ask({
        conversationId: null,
        text,
        attachmentIds: [],
        profileId,
        region: '',
        modelId,
        inference: null,
        outputSchema: null,
        ...more,
      })
      await world.ended(conversation.id)
      return conversation.id
    },
    /** The bodies of the streamed requests, oldest first. */
    sent: (): readonly unknown[] => server.requests.filter(({ operation }) => operation === 'converse-stream').map(({ body }) => body),
  }
}
