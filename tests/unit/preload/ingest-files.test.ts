import { describe, expect, it } from 'vitest'
import { createIngestFiles } from '../../../src/preload/ingest-files.ts'
import type { Ingested } from '../../../src/shared/ipc/contract.ts'
import type { Result } from '../../../src/shared/ipc/result.ts'

const error = { code: 'x', title: 'Not now', advice: 'Later.', retryable: false, remedies: [] }
const took = (name: string): Ingested['outcomes'][number] => ({ ok: false, name, error, lockedId: null })
const value = (...names: readonly string[]): Result<Ingested> => ({ ok: true, value: { outcomes: names.map(took), folders: [] } })
const folder = { folderId: '11111111-1111-4111-8111-111111111111', name: 'docs', entries: [], isCut: false }

/** Files whose name begins with a slash are on the disk. */
const world = (answers: Partial<Parameters<typeof createIngestFiles>[0]> = {}) => {
  const asked: unknown[] = []
  const ingest = createIngestFiles({
    pathOf: ({ name }) => (name.startsWith('/') ? name : ''),
    ingestPaths: async (paths) => {
      asked.push(paths)
      return value(...paths)
    },
    ingestBytes: async (name, bytes) => {
      asked.push([name, bytes.byteLength])
      return value(name)
    },
    ...answers,
  })
  return { asked, ingest }
}
const file = (name: string, text = 'abc'): File => new File([text], name)
const names = (result: Result<Ingested>): unknown =>
  result.ok ? result.value.outcomes.map(({ ok, ...rest }) => ({ ok, ...rest })) : result

describe('createIngestFiles', () => {
  it('hands all paths over in one request, in their order, and what has none by its bytes', async () => {
    const { asked, ingest } = world()
    const result = await ingest([file('/b.pdf'), file('picture.png'), file('/docs'), file('')])
    expect({ asked, result }).toEqual({
      asked: [
        ['/b.pdf', '/docs'],
        ['picture.png', 3],
        ['Pasted image.png', 3],
      ],
      result: value('/b.pdf', '/docs', 'picture.png', 'Pasted image.png'),
    })
  })

  it('gives back the folders that ask what to take of them', async () => {
    const { ingest } = world({ ingestPaths: async () => ({ ok: true, value: { outcomes: [], folders: [folder] } }) })
    expect(await ingest([file('/docs')])).toEqual({ ok: true, value: { outcomes: [], folders: [folder] } })
  })

  it('gives every file its own outcome when a request fails, and goes on with the others', async () => {
    const { ingest } = world({ ingestPaths: async () => ({ ok: false, error }) })
    expect(names(await ingest([file('/a'), file('/b'), file('c')]))).toEqual([took('/a'), took('/b'), took('c')])
  })

  it('refuses bytes that can no longer be read, in words', async () => {
    const gone = Object.assign(file('gone.png'), { arrayBuffer: () => Promise.reject(new Error('NotFoundError')) })
    const result = await world().ingest([gone])
    expect(result).toMatchObject({
      ok: true,
      value: { outcomes: [{ ok: false, name: 'gone.png', error: { code: 'attach-failed', title: 'The files could not be read' } }] },
    })
  })

  it('refuses bytes above the limit without reading them', async () => {
    const huge = Object.defineProperty(file('huge.png'), 'size', { value: 100_000_001 })
    const { asked, ingest } = world()
    const result = await ingest([huge])
    expect({ asked, title: result.ok ? result.value.outcomes : [] }).toMatchObject({
      asked: [],
      title: [{ error: { title: '“huge.png” is too large: 100 MB, and the limit is 100 MB' } }],
    })
  })
})
