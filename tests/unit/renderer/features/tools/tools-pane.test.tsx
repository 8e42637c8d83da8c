import { renderToStaticMarkup } from 'react-dom/server'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { installBridge } from '../../../../support/bridge-double.ts'

const folder = (path: string, access: string, isThere = true) => ({ id: crypto.randomUUID(), conversationId: null, path, access, isThere })
const noteOf = (text: string, writtenBy: string, createdAt = 1) => ({
  id: crypto.randomUUID(),
  conversationId: null,
  text,
  writtenBy,
  createdAt,
  updatedAt: 1,
})
const failure = { code: 'database', title: 'The database is busy', advice: 'Try again.', retryable: true, remedies: [] }

const textsOf = (markup: string): string =>
  markup
    .replaceAll(/<svg.*?<\/svg>/gu, '')
    .replaceAll(/<\/?(?:bdi|mark)[^>]*>/gu, '')
    .replaceAll(/<[^>]*>/gu, '|')
    .replaceAll(/\|+/gu, '|')

/** The words of a part of the pane once what it needs is there. */
const drawn = async (part: 'folders' | 'notes', answers: Parameters<typeof installBridge>[0]): Promise<string> => {
  installBridge(answers)
  const [{ FoldersGroup }, { NotesGroup }, folders, notes] = await Promise.all([
    import('../../../../../src/renderer/features/tools/folders-group.tsx'),
    import('../../../../../src/renderer/features/tools/notes-group.tsx'),
    import('../../../../../src/renderer/state/folders.ts'),
    import('../../../../../src/renderer/state/notes.ts'),
  ])
  await Promise.all([folders.loadFolders(null), notes.loadNotes(null)])
  return textsOf(renderToStaticMarkup(part === 'folders' ? <FoldersGroup conversationId={null} /> : <NotesGroup conversationId={null} />))
}

const buttons =
  'Add to read…|Add to read and write…|Add the folder of the task rather than your home folder. A whole disk cannot be added.|'

describe('FoldersGroup', { timeout: 60_000 }, () => {
  beforeEach(() => void vi.resetModules())

  it('shows each folder with its access, what hides in its name, and that it has gone', async () => {
    const words = await drawn('folders', {
      'folders.list': () => ({ ok: true, value: [folder('/work/report', 'read'), folder('/tmp/a\u202Etxt', 'read-write', false)] }),
      'notes.list': () => ({ ok: true, value: [] }),
    })
    expect(words).toBe(
      [
        '|/work/report|Read|Read and write|Remove',
        `/tmp/a\\u{202e}txt|This folder is not there any more.|Read|Read and write|Remove|${buttons}`,
      ].join('|'),
    )
  })

  it('says that there are none, and why they could not be read', async () => {
    const notes = { 'notes.list': () => ({ ok: true, value: [] }) }
    expect([
      await drawn('folders', { ...notes, 'folders.list': () => ({ ok: true, value: [] }) }),
      await drawn('folders', { ...notes, 'folders.list': () => ({ ok: false, error: failure }) }),
    ]).toEqual([`|No folder is open to the tools here.|${buttons}`, `|The database is busy|Try again.|Retry|${buttons}`])
  })
})

describe('NotesGroup', { timeout: 60_000 }, () => {
  beforeEach(() => void vi.resetModules())

  it('shows the notes of every conversation, and which of them a person did not write', async () => {
    const words = await drawn('notes', {
      'folders.list': () => ({ ok: true, value: [] }),
      'notes.list': () => ({ ok: true, value: [noteOf('Call me Ada', 'person'), noteOf('Likes tables\u200B', 'assistant', 2)] }),
    })
    expect(words).toBe(
      ['|For every conversation|Call me Ada|Edit|Delete', 'Likes tables\\u{200b}|Written by the assistant|Edit|Delete|Add a note|'].join(
        '|',
      ),
    )
  })

  it('says that nothing is noted', async () => {
    const words = await drawn('notes', {
      'folders.list': () => ({ ok: true, value: [] }),
      'notes.list': () => ({ ok: true, value: [] }),
    })
    expect(words).toBe('|For every conversation|No notes yet.|Add a note|')
  })
})
