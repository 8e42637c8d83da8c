import { beforeEach, describe, expect, it, vi } from 'vitest'
import { installBridge } from '../../../support/bridge-double.ts'
import { gate } from '../../../support/gate.ts'
import { anAttachment } from '../../../support/temporary-database.ts'

type Asked = { readonly query: string; readonly offset: number }
const itemOf = (name: string) => ({ attachment: anAttachment({ name, sha256: name.padEnd(64, '0') }), conversations: [], isInDraft: false })
const page = (names: readonly string[], hasMore = false) => ({
  ok: true,
  value: { items: names.map(itemOf), hasMore, count: 3, totalBytes: 3000 },
})
const failure = { code: 'database', title: 'The database is busy', advice: 'Try again.', retryable: true, remedies: [] }

const load = async (answers: Parameters<typeof installBridge>[0]) => {
  const bridge = installBridge(answers)
  return { bridge, ...(await import('../../../../src/renderer/state/library.ts')) }
}
const namesOf = (items: readonly { readonly attachment: { readonly name: string } }[]) => items.map(({ attachment }) => attachment.name)

describe('the library', () => {
  beforeEach(() => void vi.resetModules())

  it('reads page after page, each file once', async () => {
    const { openLibrary, loadMoreFiles, libraryState } = await load({
      'library.list': ({ offset }: Asked) => (offset === 0 ? page(['a', 'b'], true) : page(['b', 'c'])),
    })
    await openLibrary()
    await Promise.all([loadMoreFiles(), loadMoreFiles()])
    await loadMoreFiles()
    const { items, hasMore, count, totalBytes, status } = libraryState()
    expect([namesOf(items), hasMore, count, totalBytes, status]).toEqual([['a', 'b', 'c'], false, 3, 3000, 'ready'])
  })

  it('shows what was asked for last, and keeps what there was when that fails', async () => {
    const { promise, letGo } = gate()
    const answers = new Map<string, unknown>([['fail', { ok: false, error: failure }]])
    const { openLibrary, loadLibrary, changeLibraryQuery, libraryState } = await load({
      'library.list': async ({ query }: Asked) => {
        if (query === '') await promise
        return answers.get(query) ?? page([`found ${query}`])
      },
    })
    const slow = openLibrary()
    changeLibraryQuery({ query: 'stone' })
    await loadLibrary()
    letGo()
    await slow
    const before = namesOf(libraryState().items)
    changeLibraryQuery({ query: 'fail' })
    await loadLibrary()
    expect([before, namesOf(libraryState().items), libraryState().status, libraryState().error]).toEqual([
      ['found stone'],
      ['found stone'],
      'failed',
      failure,
    ])
  })

  it('asks for what is typed after a pause, and for a choice at once', async () => {
    vi.useFakeTimers()
    const { bridge, changeLibraryQuery } = await load({ 'library.list': () => page([]) })
    changeLibraryQuery({ query: 'a' })
    changeLibraryQuery({ query: 'ab' })
    const beforePause = bridge.calls.length
    await vi.advanceTimersByTimeAsync(200)
    changeLibraryQuery({ kind: 'pdf' })
    vi.useRealTimers()
    expect([beforePause, bridge.calls.map(({ input }) => input)]).toEqual([
      0,
      [
        { query: 'ab', kind: null, conversationId: null, order: 'newest', limit: 60, offset: 0 },
        { query: 'ab', kind: 'pdf', conversationId: null, order: 'newest', limit: 60, offset: 0 },
      ],
    ])
  })

  it('adds a file to the question once, and takes a removed one out of it', async () => {
    const { addToQuestion, removeFile } = await load({
      'library.list': () => page([]),
      'library.remove': () => ({ ok: true, value: null }),
      'drafts.save': () => ({ ok: true, value: null }),
    })
    const { draftOf } = await import('../../../../src/renderer/state/composer-draft.ts')
    const file = anAttachment()
    const added = [addToQuestion(file), addToQuestion(file)]
    const names = draftOf(null).attachments.map(({ name }) => name)
    const failed = await removeFile(file)
    expect([added, names, failed, draftOf(null).attachments]).toEqual([['added', 'added'], ['report.pdf'], null, []])
  })
})
