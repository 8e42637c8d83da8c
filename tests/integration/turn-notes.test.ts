import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { grantFolder, listFolders } from '../../src/main/store/folders.ts'
import { addNote } from '../../src/main/store/notes.ts'
import { writeSettings } from '../../src/main/store/settings.ts'
import { folderIdSchema } from '../../src/shared/folder.ts'
import type { ConversationId } from '../../src/shared/ids.ts'
import { noteIdSchema } from '../../src/shared/note.ts'
import * as scripts from '../support/bedrock-server/scripts.ts'
import { useTurnSuite } from '../support/turn-suite.ts'

const suite = useTurnSuite()

const note = (conversationId: ConversationId | null, text: string) =>
  addNote(suite.database(), {
    id: noteIdSchema.parse(crypto.randomUUID()),
    conversationId,
    text,
    writtenBy: 'person',
    createdAt: 1,
    updatedAt: 1,
  })

const grant = (conversationId: ConversationId | null, path: string): void =>
  grantFolder(suite.database(), { id: folderIdSchema.parse(crypto.randomUUID()), conversationId, path, access: 'read', now: 1 })

const systemSchema = z.object({ system: z.array(z.object({ text: z.string().optional() })) })
const system = (): string =>
  systemSchema
    .parse(suite.sent().at(-1))
    .system.map(({ text }) => text ?? '')
    .join('\n')

describe('what a model is told of notes and folders', () => {
  it('are those of all conversations and of this one, and the folders of this one', async () => {
    suite.server().script([scripts.plainText('One.'), scripts.plainText('Other.'), scripts.plainText('Two.')])
    note(null, 'Everywhere')
    const here = await suite.asked('Hi')
    const there = await suite.asked('Hi')
    note(here, 'Here alone')
    note(there, 'There alone')
    grant(here, '/work/here')
    grant(there, '/work/there')
    await suite.asked('Again', { conversationId: here })
    expect(['Everywhere', 'Here alone', 'There alone', '/work/here', '/work/there'].map((words) => system().includes(words))).toEqual([
      true,
      true,
      false,
      true,
      false,
    ])
  })

  it('are the same text at each request while they are the same', async () => {
    suite.server().script([scripts.plainText('One.'), scripts.plainText('Two.')])
    note(null, 'Everywhere')
    const here = await suite.asked('Hi')
    const before = system()
    await suite.asked('Again', { conversationId: here })
    expect(system()).toBe(before)
  })

  it('are nothing where tools, or the tool that looks at notes, are switched off', async () => {
    suite.server().script([scripts.plainText('One.'), scripts.plainText('Two.')])
    note(null, 'Everywhere')
    await suite.asked('Hi', { inference: { tools: false } })
    const without = system()
    writeSettings(suite.database(), { toolsOff: ['recall_notes'] })
    await suite.asked('Hi')
    expect([without, system()].map((text) => text.includes('Everywhere'))).toEqual([false, false])
  })

  it('are also the folders that were granted before the first question', async () => {
    suite.server().script(scripts.plainText('One.'))
    grant(null, '/work/draft')
    const here = await suite.asked('Hi')
    expect([system().includes('/work/draft'), listFolders(suite.database(), here).length, listFolders(suite.database(), null)]).toEqual([
      true,
      1,
      [],
    ])
  })
})
