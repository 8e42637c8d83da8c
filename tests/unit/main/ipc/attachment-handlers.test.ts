import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { ClipboardContent } from '../../../../src/main/ipc/handlers/attachments.ts'
import { ExpectedError } from '../../../../src/shared/expected-error.ts'
import { bytesOf, fileWorld, quickReader, refusalTitle, told } from '../../../support/file-world.ts'
import { temporaryFolder } from '../../../support/temporary-database.ts'

const someFiles = () => {
  const folder = temporaryFolder()
  const at = (name: string): string => join(folder, name)
  for (const name of ['a.txt', 'b.md', 'c.txt']) writeFileSync(at(name), `words of ${name}`)
  for (const name of ['Papers', 'Papers/Old', 'Empty']) mkdirSync(at(name))
  for (const name of ['Papers/one.txt', 'Papers/Old/two.txt']) writeFileSync(at(name), name)
  return at
}

describe('attachments.ingest', () => {
  it('gives every file its own outcome and every folder a listing, in the order given', async () => {
    const at = someFiles()
    const { handlers } = fileWorld(quickReader)
    const taken = await handlers['attachments.ingest']({ paths: ['b.md', 'Papers', 'gone.pdf', 'a.txt', 'Empty', 'c.txt'].map(at) })
    expect(told(taken)).toEqual({
      outcomes: ['b.md', ['gone.pdf', 'attachment-gone'], 'a.txt', 'c.txt'],
      folders: ['Papers', 'Empty'],
    })
    expect(JSON.stringify(taken)).not.toContain(at(''))
  })

  it('reads at most four files at a time, of however many', async () => {
    const at = someFiles()
    let [now, most] = [0, 0]
    const { handlers } = fileWorld(quickReader, (ingest) => ({
      ingest: async () => ({
        ...ingest,
        ingestFile: async (path, signal) => {
          now += 1
          most = Math.max(most, now)
          const taken = await ingest.ingestFile(path, signal)
          now -= 1
          return taken
        },
      }),
    }))
    const { outcomes } = await handlers['attachments.ingest']({ paths: Array.from({ length: 40 }, () => at('a.txt')) })
    expect([outcomes.filter(({ ok }) => ok).length, most]).toEqual([40, 4])
  })

  it('tells of a fault of its own and goes on with the others', async () => {
    const at = someFiles()
    const { handlers, bugs } = fileWorld(quickReader, (ingest) => ({
      ingest: async () => ({
        ...ingest,
        ingestFile: (path, signal) => (path.endsWith('a.txt') ? Promise.reject(new TypeError('oh')) : ingest.ingestFile(path, signal)),
      }),
    }))
    const taken = await handlers['attachments.ingest']({ paths: [at('a.txt'), at('b.md')] })
    expect([told(taken).outcomes, bugs]).toEqual([[['a.txt', 'bug'], 'b.md'], [new TypeError('oh')]])
  })
})

describe('attachments.takeFromFolder', () => {
  it('takes the chosen entries, each once, and none that were not listed', async () => {
    const at = someFiles()
    const { handlers } = fileWorld(quickReader, () => ({ pickFolder: async () => [at('Papers')] }))
    const { folders } = await handlers['attachments.pickFolder']({})
    const folderId = folders[0]?.folderId ?? ''
    const index = folders[0]?.entries.findIndex(({ path }) => path === 'Old/two.txt') ?? -1
    const taken = await handlers['attachments.takeFromFolder']({ folderId, entries: [index, index, 99] })
    expect([folders[0]?.entries.map(({ path }) => path), told(taken)]).toEqual([
      ['Old/two.txt', 'one.txt'],
      { outcomes: ['two.txt'], folders: [] },
    ])
  })

  it('remembers the last twenty folders', async () => {
    const at = someFiles()
    const { handlers } = fileWorld(quickReader)
    const { folders } = await handlers['attachments.ingest']({ paths: Array.from({ length: 21 }, () => at('Papers')) })
    const answers = await Promise.all(
      folders.map(({ folderId }) => refusalTitle(() => handlers['attachments.takeFromFolder']({ folderId, entries: [0] }))),
    )
    expect([answers.filter((answer) => answer === 'taken').length, answers.filter((answer) => answer !== 'taken')]).toEqual([
      20,
      ['This folder is no longer open for choosing'],
    ])
  })
})

describe('files without a path', () => {
  it('come from a paste, the clipboard, the screen and the start of the app', async () => {
    const at = someFiles()
    const clipboard: (ClipboardContent | null)[] = [
      { type: 'files', paths: [at('a.txt'), at('Papers')] },
      { type: 'image', png: bytesOf('no picture at all') },
      null,
    ]
    const { handlers } = fileWorld(quickReader, () => ({
      readClipboard: async () => clipboard.shift() ?? null,
      takeScreenshot: async () => bytesOf('nor this'),
      takeWaiting: () => [at('c.txt')],
    }))
    expect([
      told(await handlers['attachments.paste']({ name: ' ', bytes: bytesOf('words') })),
      told(await handlers['attachments.clipboard']({})),
      told(await handlers['attachments.clipboard']({})),
      told(await handlers['attachments.clipboard']({})),
      told(await handlers['attachments.screenshot']({})),
      told(await handlers['attachments.takeWaiting']({})),
    ]).toEqual([
      { outcomes: ['Pasted image'], folders: [] },
      { outcomes: ['a.txt'], folders: ['Papers'] },
      { outcomes: ['Pasted image.png'], folders: [] },
      { outcomes: [['Clipboard', 'clipboard-empty']], folders: [] },
      { outcomes: ['Screenshot 2026-11-21 14.05.09.png'], folders: [] },
      { outcomes: ['c.txt'], folders: [] },
    ])
  })

  it('tells why the screen could not be taken', async () => {
    const error = { code: 'screen', title: 'No', advice: 'Allow it', retryable: true, remedies: [] }
    const { handlers } = fileWorld(quickReader, () => ({ takeScreenshot: () => Promise.reject(new ExpectedError(error)) }))
    expect(await handlers['attachments.screenshot']({})).toEqual({
      outcomes: [{ ok: false, name: 'Screenshot 2026-11-21 14.05.09.png', error, lockedId: null }],
      folders: [],
    })
  })
})
