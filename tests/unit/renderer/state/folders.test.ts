import { beforeEach, describe, expect, it, vi } from 'vitest'
import { folderIdSchema } from '../../../../src/shared/folder.ts'
import { conversationIdSchema } from '../../../../src/shared/ids.ts'
import { installBridge } from '../../../support/bridge-double.ts'
import { gate } from '../../../support/gate.ts'

const conversationId = conversationIdSchema.parse('11111111-1111-4111-8111-111111111111')
const folderId = folderIdSchema.parse('22222222-2222-4222-8222-222222222222')
const folderOf = (path: string, access = 'read') => ({ id: folderId, conversationId, path, access, isThere: true })
const failure = { code: 'folder', title: 'The folder could not be opened', advice: 'Choose another.', retryable: false, remedies: [] }

const load = async (answers: Parameters<typeof installBridge>[0]) => {
  const bridge = installBridge(answers)
  return { bridge, ...(await import('../../../../src/renderer/state/folders.ts')) }
}

describe('the granted folders', () => {
  beforeEach(() => void vi.resetModules())

  it('are given, changed and taken back as main says, and stay when it says no', async () => {
    const { bridge, loadFolders, grantFolder, changeFolder, revokeFolder, foldersState } = await load({
      'folders.list': () => ({ ok: true, value: [] }),
      'folders.grant': () => ({ ok: true, value: [folderOf('/work')] }),
      'folders.change': () => ({ ok: true, value: [folderOf('/work', 'read-write')] }),
      'folders.revoke': () => ({ ok: false, error: failure }),
    })
    await loadFolders(conversationId)
    const granted = await grantFolder('read')
    await changeFolder(folderId, 'read-write')
    const revoked = await revokeFolder(folderId)
    const { folders, error } = foldersState()
    expect([granted, revoked, folders, error, bridge.calls.map(({ input }) => input)]).toEqual([
      true,
      false,
      [folderOf('/work', 'read-write')],
      failure,
      [{ conversationId }, { conversationId, access: 'read' }, { folderId, access: 'read-write' }, { folderId }],
    ])
  })

  it('of one conversation are never shown in another', async () => {
    const { promise, letGo } = gate()
    const { loadFolders, grantFolder, foldersState } = await load({
      'folders.list': () => ({ ok: true, value: [] }),
      'folders.grant': () => promise.then(() => ({ ok: true, value: [folderOf('/secret')] })),
    })
    await loadFolders(conversationId)
    const granting = grantFolder('read')
    await loadFolders(null)
    letGo()
    await granting
    expect(foldersState()).toEqual({ conversationId: null, status: 'ready', folders: [], error: null })
  })
})
