import { describe, expect, it } from 'vitest'
import { deleteConversation } from '../../../../src/main/store/conversations.ts'
import { adoptDraftFolders, changeFolder, getFolder, grantFolder, listFolders, revokeFolder } from '../../../../src/main/store/folders.ts'
import { folderIdSchema, type FolderId } from '../../../../src/shared/folder.ts'
import { addConversation, temporaryDatabase } from '../../../support/temporary-database.ts'

const newId = (): FolderId => folderIdSchema.parse(crypto.randomUUID())

describe('granted folders', () => {
  it('belong to one conversation, in the order they were granted; the same one again changes its access', () => {
    const { database } = temporaryDatabase()
    const [one, two] = [addConversation(database, 'One'), addConversation(database, 'Two')]
    const [first, second, third] = [newId(), newId(), newId()]
    grantFolder(database, { id: first, conversationId: one, path: '/b', access: 'read', now: 1 })
    grantFolder(database, { id: second, conversationId: one, path: '/a', access: 'read', now: 2 })
    grantFolder(database, { id: third, conversationId: two, path: '/b', access: 'read', now: 3 })
    grantFolder(database, { id: newId(), conversationId: one, path: '/b', access: 'read-write', now: 4 })
    changeFolder(database, second, 'read-write')
    revokeFolder(database, third)
    expect([listFolders(database, one), listFolders(database, two), getFolder(database, third)]).toEqual([
      [
        { id: first, conversationId: one, path: '/b', access: 'read-write' },
        { id: second, conversationId: one, path: '/a', access: 'read-write' },
      ],
      [],
      null,
    ])
  })

  it('of the conversation that is not begun yet go along when it begins', () => {
    const { database } = temporaryDatabase()
    const conversationId = addConversation(database, 'One')
    const [kept, draft, twice] = [newId(), newId(), newId()]
    grantFolder(database, { id: kept, conversationId, path: '/a', access: 'read', now: 1 })
    grantFolder(database, { id: draft, conversationId: null, path: '/b', access: 'read', now: 2 })
    grantFolder(database, { id: twice, conversationId: null, path: '/a', access: 'read', now: 3 })
    adoptDraftFolders(database, conversationId)
    expect([listFolders(database, null), listFolders(database, conversationId).map(({ id }) => id)]).toEqual([[], [kept, draft]])
  })

  it('go with their conversation', () => {
    const { database } = temporaryDatabase()
    const conversationId = addConversation(database, 'One')
    const id = newId()
    grantFolder(database, { id, conversationId, path: '/a', access: 'read', now: 1 })
    deleteConversation(database, conversationId)
    expect(getFolder(database, id)).toBeNull()
  })
})
