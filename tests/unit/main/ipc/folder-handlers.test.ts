import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { folderHandlers } from '../../../../src/main/ipc/handlers/folders.ts'
import { fileToolMessages as words } from '../../../../src/shared/messages/file-tools.ts'
import { folderIdSchema } from '../../../../src/shared/folder.ts'
import { grantedWorld } from '../../../support/granted-world.ts'
import { addConversation, temporaryDatabase } from '../../../support/temporary-database.ts'

/** `answers` are those of the person to questions of the system, in their order. */
const world = (chosen: (granted: string) => string | null, answers: boolean[] = []) => {
  const { database } = temporaryDatabase()
  const { granted, base } = grantedWorld()
  const ids = ['1', '2', '3'].map((digit) => `${digit.repeat(8)}-0000-4000-8000-000000000000`)
  const asked: string[] = []
  const handlers = folderHandlers({
    database: () => database,
    pickFolder: (title) => {
      asked.push(title)
      return Promise.resolve(chosen(granted))
    },
    confirm: ({ message }) => {
      asked.push(message)
      return Promise.resolve(answers.shift() ?? false)
    },
    newId: () => ids.shift() ?? '',
    now: () => 1000,
    keptOut: [join(base, 'own')],
  })
  return { database, granted, base, handlers, asked }
}

describe('requests about granted folders', () => {
  it('grant the real path of what the picker gave, change it, and take it back', async () => {
    const { database, granted, handlers } = world((path) => join(path, '..', 'link'), [true])
    symlinkSync(granted, join(granted, '..', 'link'))
    const conversationId = addConversation(database, 'One')
    const id = folderIdSchema.parse('11111111-0000-4000-8000-000000000000')
    const folder = { id, conversationId, path: granted, access: 'read', isThere: true }
    const all = [
      await handlers['folders.grant']({ conversationId, access: 'read' }),
      await handlers['folders.change']({ folderId: id, access: 'read-write' }),
      await handlers['folders.list']({ conversationId }),
      await handlers['folders.list']({ conversationId: null }),
      await handlers['folders.revoke']({ folderId: id }),
      await handlers['folders.revoke']({ folderId: id }),
    ]
    const changed = { ...folder, access: 'read-write' }
    expect(all).toEqual([[folder], [changed], [changed], [], [], []])
  })

  it('open no folder further unless the person says so where the page cannot answer', async () => {
    const { database, granted, handlers, asked } = world((path) => path)
    const conversationId = addConversation(database, 'One')
    const [folder] = await handlers['folders.grant']({ conversationId, access: 'read' })
    if (folder === undefined) throw new Error('Nothing was granted.')
    const widened = await handlers['folders.change']({ folderId: folder.id, access: 'read-write' })
    const same = await handlers['folders.change']({ folderId: folder.id, access: 'read' })
    expect({ widened, same, asked }).toEqual({
      widened: [folder],
      same: [folder],
      asked: [words.pickToReadTitle, words.mayWidenTitle(granted)],
    })
  })

  it('ask as well before a folder is taken back that is a limit within a wider one', async () => {
    const chosen: string[] = []
    const { granted, handlers, asked } = world(() => chosen.shift() ?? null, [false, true])
    mkdirSync(join(granted, 'inner'))
    chosen.push(granted, join(granted, 'inner'))
    await handlers['folders.grant']({ conversationId: null, access: 'read-write' })
    const [, inner] = await handlers['folders.grant']({ conversationId: null, access: 'read' })
    if (inner === undefined) throw new Error('Nothing was granted.')
    const kept = await handlers['folders.revoke']({ folderId: inner.id })
    const taken = await handlers['folders.revoke']({ folderId: inner.id })
    expect({ kept: kept.length, taken: taken.length, asked }).toEqual({
      kept: 2,
      taken: 1,
      asked: [
        words.pickToWriteTitle,
        words.pickToReadTitle,
        ...Array.from({ length: 2 }, () => words.mayWidenTitle(join(granted, 'inner'))),
      ],
    })
  })

  it('say that a folder is gone, or has become a link', async () => {
    const { granted, base, handlers } = world((path) => path)
    await handlers['folders.grant']({ conversationId: null, access: 'read' })
    rmSync(granted, { recursive: true })
    symlinkSync(base, granted)
    const [folder] = await handlers['folders.list']({ conversationId: null })
    expect(folder?.isThere).toBe(false)
  })

  it('grant nothing when the picker was cancelled', async () => {
    const { handlers } = world(() => null)
    expect(await handlers['folders.grant']({ conversationId: null, access: 'read' })).toEqual([])
  })

  it.each([
    ['a whole disk', () => '/', 'folder-whole-disk'],
    ['what is kept out', (granted: string) => join(granted, '..', 'own', 'deep'), 'folder-kept-out'],
    ['what is not there', (granted: string) => join(granted, 'none'), 'folder-unreadable'],
    ['a file', (granted: string) => join(granted, 'file.txt'), 'folder-unreadable'],
  ])('refuse %s', async (_what, chosen, code) => {
    const { granted, base, handlers } = world(chosen)
    mkdirSync(join(base, 'own', 'deep'), { recursive: true })
    writeFileSync(join(granted, 'file.txt'), '')
    await expect(handlers['folders.grant']({ conversationId: null, access: 'read' })).rejects.toMatchObject({ userFacing: { code } })
    expect(await handlers['folders.list']({ conversationId: null })).toEqual([])
  })
})
