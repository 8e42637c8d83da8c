import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { folderHandlers } from '../../../../src/main/ipc/handlers/folders.ts'
import { folderIdSchema } from '../../../../src/shared/folder.ts'
import { grantedWorld } from '../../../support/granted-world.ts'
import { addConversation, temporaryDatabase } from '../../../support/temporary-database.ts'

const world = (chosen: (granted: string) => string | null) => {
  const { database } = temporaryDatabase()
  const { granted, base } = grantedWorld()
  const ids = ['1', '2', '3'].map((digit) => `${digit.repeat(8)}-0000-4000-8000-000000000000`)
  const handlers = folderHandlers({
    database: () => database,
    pickFolder: () => Promise.resolve(chosen(granted)),
    newId: () => ids.shift() ?? '',
    now: () => 1000,
    keptOut: [join(base, 'own')],
  })
  return { database, granted, base, handlers }
}

describe('requests about granted folders', () => {
  it('grant the real path of what the picker gave, change it, and take it back', async () => {
    const { database, granted, handlers } = world((path) => join(path, '..', 'link'))
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
