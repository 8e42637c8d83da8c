import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Ingested } from '../../../../src/shared/ipc/contract.ts'
import { conversationIdSchema, profileIdSchema } from '../../../../src/shared/ids.ts'
import { installBridge } from '../../../support/bridge-double.ts'
import { gate } from '../../../support/gate.ts'
import { sampleAttachment } from '../../../support/sample-attachment.ts'

const error = { code: 'password', title: 'Locked', advice: 'Type it.', retryable: false, remedies: [] }
const other = conversationIdSchema.parse('22222222-2222-4222-8222-222222222222')
const lockedId = '33333333-3333-4333-8333-333333333333'
const read = (...numbers: readonly number[]): Ingested => ({
  outcomes: numbers.map((number) => ({ ok: true, attachment: sampleAttachment(number) })),
  folders: [],
})
const range = (first: number, count: number): readonly number[] => Array.from({ length: count }, (_, index) => first + index)

const load = async (answers: Parameters<typeof installBridge>[0] = {}, ingest?: Parameters<typeof installBridge>[1]) => {
  const bridge = installBridge({ 'drafts.save': () => ({ ok: true, value: null }), ...answers }, ingest)
  const [taking, drafts, dialogs, attaching, locked] = await Promise.all([
    import('../../../../src/renderer/state/take-files.ts'),
    import('../../../../src/renderer/state/composer-draft.ts'),
    import('../../../../src/renderer/state/composer-dialog.ts'),
    import('../../../../src/renderer/state/attach-files.ts'),
    import('../../../../src/renderer/state/locked-files.ts'),
  ])
  return { bridge, ...taking, ...drafts, ...dialogs, ...attaching, ...locked }
}

describe('files that are taken', () => {
  beforeEach(() => {
    vi.resetModules()
    vi.useFakeTimers()
    return () => void vi.useRealTimers()
  })

  it('show one after the other as they are read, and how many are', async () => {
    const { promise, letGo } = gate()
    const { takeFiles, draftOf } = await load()
    const taking = takeFiles([
      { names: ['a', 'b'], ingest: async () => read(1, 2) },
      { names: ['c'], ingest: async () => promise.then(() => read(3)) },
    ])
    await vi.advanceTimersByTimeAsync(0)
    const halfway = draftOf(null)
    letGo()
    await taking
    const { attachments, pending, reading } = draftOf(null)
    expect({
      halfway: [halfway.attachments.map(({ name }) => name), halfway.pending.map(({ name }) => name), halfway.reading],
      end: [attachments.length, pending, reading],
    }).toEqual({
      halfway: [['file 1.pdf', 'file 2.pdf'], ['c'], { done: 2, total: 3 }],
      end: [3, [], { done: 0, total: 0 }],
    })
  })

  it('stay with the draft they were given to, and come once', async () => {
    const { takeFiles, draftOf, showDraft } = await load()
    const taking = takeFiles([{ names: ['a'], ingest: async () => read(1, 1) }])
    showDraft(other)
    const added = await taking
    expect({ added: added.length, there: draftOf(null).attachments.length, here: draftOf(other).attachments.length }).toEqual({
      added: 1,
      there: 1,
      here: 0,
    })
  })

  it('are no more than a question carries: what does not fit is not read, and said once', async () => {
    const { takeFiles, draftOf } = await load()
    const late = vi.fn(async () => read(60, 61))
    await takeFiles([
      { names: range(1, 49).map(String), ingest: async () => read(...range(1, 49)) },
      { names: ['x', 'y'], ingest: async () => read(50, 51) },
      { names: ['z', 'q'], ingest: late },
    ])
    const { attachments, refused, pending } = draftOf(null)
    expect({
      count: attachments.length,
      refused: refused.map(({ error: { title } }) => title),
      pending,
      asked: late.mock.calls.length,
    }).toEqual({
      count: 50,
      refused: [
        '“file 51.pdf” was not added: a question carries at most 50 files',
        '2 files were not added: a question carries at most 50',
      ],
      pending: [],
      asked: 0,
    })
  })

  it('say why, when the request fails, also where nothing was shown yet', async () => {
    const { takeFiles, draftOf } = await load()
    const fail = (): Promise<never> => Promise.reject(new Error('gone'))
    await takeFiles([
      { names: ['a'], ingest: fail },
      { names: [], ingest: fail },
    ])
    expect(draftOf(null).refused.map(({ name, error: { title, detail } }) => [name, title, detail])).toEqual([
      ['a', 'The files could not be read', 'Error: gone'],
      ['', 'The files could not be read', 'Error: gone'],
    ])
  })

  it('are chosen first where a folder was given, in the draft it was given to', async () => {
    const listing = { folderId: '11111111-1111-4111-8111-111111111111', name: 'docs', entries: [], isCut: false }
    const { takeFiles, useComposerDialog, closeComposerDialog } = await load()
    await takeFiles([{ names: ['docs', 'more'], ingest: async () => ({ outcomes: [], folders: [listing, { ...listing, name: 'more' }] }) }])
    const shown: unknown[] = []
    const Probe = (): null => {
      shown.push(useComposerDialog())
      return null
    }
    for (let count = 0; count < 3; count += 1) {
      renderToStaticMarkup(createElement(Probe))
      closeComposerDialog()
    }
    expect(shown).toEqual([
      { type: 'folder', listing, draftKey: 'new' },
      { type: 'folder', listing: { ...listing, name: 'more' }, draftKey: 'new' },
      null,
    ])
  })

  it('are asked for a few at a time, from a drop and from a folder', async () => {
    const entries = range(0, 6).map((index) => ({ index, path: `in/${index}.txt`, sizeBytes: 1, kind: null, obstacle: null }))
    const groups: number[] = []
    const { attachDropped, takeFromFolder, bridge } = await load(
      { 'attachments.takeFromFolder': () => ({ ok: true, value: read() }) },
      async (files) => {
        groups.push(files.length)
        return { ok: true, value: read() }
      },
    )
    await attachDropped(range(1, 5).map((number) => new File(['x'], `${number}.txt`)))
    await takeFromFolder({ folderId: lockedId, name: 'docs', entries, isCut: false }, [5, 0, 1, 2, 3], 'new')
    expect({ groups, calls: bridge.calls.filter(({ name }) => name.startsWith('attachments.')) }).toEqual({
      groups: [4, 1],
      calls: [
        { name: 'attachments.takeFromFolder', input: { folderId: lockedId, entries: [5, 0, 1, 2] } },
        { name: 'attachments.takeFromFolder', input: { folderId: lockedId, entries: [3] } },
      ],
    })
  })

  it('go into a new conversation when the app was opened with them', async () => {
    const { takeWaiting, showDraft, draftOf } = await load({ 'attachments.takeWaiting': () => ({ ok: true, value: read(1) }) })
    showDraft(other)
    await takeWaiting(['file 1.pdf'])
    expect([draftOf(null).attachments.length, draftOf(other).attachments.length]).toEqual([1, 0])
  })

  it('take the place of their refusal when the password is right, and stay refused when it is wrong', async () => {
    const { takeFiles, unlockFile, draftOf, bridge } = await load({
      'attachments.unlock': ({ password }: { readonly password: string }) => ({
        ok: true,
        value:
          password === 'right'
            ? read(1)
            : { outcomes: [{ ok: false, name: 'a.pdf', error: { ...error, title: 'Wrong' }, lockedId }], folders: [] },
      }),
    })
    await takeFiles([
      { names: ['a.pdf'], ingest: async () => ({ outcomes: [{ ok: false, name: 'a.pdf', error, lockedId }], folders: [] }) },
    ])
    const [file] = draftOf(null).refused
    const key = file?.key ?? ''
    const wrong = await unlockFile({ key, lockedId }, 'wrong', 'new')
    const between = draftOf(null).refused.length
    const right = await unlockFile({ key, lockedId }, 'right', 'new')
    const { refused, attachments } = draftOf(null)
    expect({ lockedId: file?.lockedId, wrong: wrong?.title, between, right, refused, attachments: attachments.length }).toEqual({
      lockedId,
      wrong: 'Wrong',
      between: 1,
      right: null,
      refused: [],
      attachments: 1,
    })
    expect(bridge.calls.filter(({ name }) => name === 'attachments.unlock').length).toBe(2)
  })

  it('keep their place when other pages of them are chosen', async () => {
    const { takeFiles, choosePages, draftOf } = await load({
      'attachments.choosePages': () => ({ ok: true, value: sampleAttachment(9, { pageSelection: '1-3' }) }),
    })
    await takeFiles([{ names: ['a', 'b'], ingest: async () => read(1, 2) }])
    const failed = await choosePages(sampleAttachment(1), '1-3', 'new')
    expect({ failed, names: draftOf(null).attachments.map(({ name, pageSelection }) => [name, pageSelection]) }).toEqual({
      failed: null,
      names: [
        ['file 9.pdf', '1-3'],
        ['file 2.pdf', null],
      ],
    })
  })

  it('from S3 say why not without leaving the question about them', async () => {
    const answer = { ok: true, value: { outcomes: [{ ok: false, name: 'a.pdf', error, lockedId: null }], folders: [] } }
    const { attachFromS3, draftOf, removeAllAttachments, removeDraftText, setDraftText } = await load({
      'attachments.fromS3': () => answer,
    })
    setDraftText('See s3://b/a.pdf please')
    removeDraftText('new', 's3://b/a.pdf')
    const failed = await attachFromS3(
      { uri: 's3://bucket/a.pdf', bucketOwner: null, profileId: profileIdSchema.parse('demo'), region: '' },
      'new',
    )
    removeAllAttachments()
    expect({ failed, refused: draftOf(null).refused, text: draftOf(null).text }).toEqual({
      failed: error,
      refused: [],
      text: 'See  please',
    })
  })
})
