import { describe, expect, it } from 'vitest'
import { dragContents } from '../../../../../src/renderer/features/composer/drag-contents.ts'
import { dropWords } from '../../../../../src/renderer/features/composer/drop-words.ts'

const files = (...types: readonly string[]) =>
  dragContents(
    ['Files'],
    types.map((type) => ({ kind: 'file', type })),
  ) ?? { type: 'text' }
const capable = { name: 'Nova Pro', documents: true, images: true, video: true }
const target = { title: 'Mines', model: capable, room: 50, maximum: 50 }

describe('dragContents', () => {
  it('counts files by their kind as far as the browser tells; a folder has no type', () => {
    expect(
      files(
        'application/pdf',
        'application/pdf',
        'image/png',
        'video/mp4',
        'audio/wav',
        'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
        'text/csv',
        'application/json',
        '',
      ),
    ).toEqual({
      type: 'files',
      counts: [
        { kind: 'pdf', count: 2 },
        { kind: 'image', count: 1 },
        { kind: 'video', count: 1 },
        { kind: 'audio', count: 1 },
        { kind: 'document', count: 2 },
        { kind: 'text', count: 1 },
        { kind: 'other', count: 1 },
      ],
    })
  })

  it('tells a text and an address from what is nothing to add', () => {
    const kinds = [['text/plain'], ['text/uri-list', 'text/html', 'text/plain'], ['application/x-own'], ['Files', 'text/plain']]
    expect(kinds.map((types) => dragContents(types, [])?.type ?? null)).toEqual(['text', 'address', null, 'files'])
  })
})

describe('dropWords', () => {
  it('says what will be added, to which conversation, and that a folder asks', () => {
    expect(dropWords(files('application/pdf', 'image/png', 'image/jpeg', ''), target)).toEqual({
      title: 'Drop to add a PDF, 2 images and a file or folder',
      into: 'To “Mines”',
      notes: ['A folder asks which of its files to take.', 'Up to 50 more files fit. They stay on this computer until you send.'],
      warnings: [],
    })
  })

  it('says what the chosen model does not take', () => {
    const model = { name: 'Text One', documents: false, images: false, video: false }
    expect(dropWords(files('video/mp4', 'image/png', 'application/pdf'), { ...target, model }).warnings).toEqual([
      'Text One does not take videos.',
      'Text One does not take images.',
      'Text One does not take documents as they are: it is given their text.',
    ])
  })

  it('says how many still fit', () => {
    const three = files('image/png', 'image/png', 'image/png')
    expect([2, 0].map((room) => dropWords(three, { ...target, room }).warnings)).toEqual([
      ['Only 2 of them fit into this question.'],
      ['The question carries 50 files already. Remove some first.'],
    ])
  })

  it('says what becomes of a text, a link and files that are not told yet', () => {
    const model = undefined
    const said = [dragContents(['text/plain'], []), dragContents(['text/uri-list'], []), dragContents(['Files'], [])].map((contents) =>
      contents === null ? null : dropWords(contents, { ...target, model, title: null }),
    )
    expect(said.map((words) => [words?.title, words?.into, words?.notes[0]])).toEqual([
      ['Drop to add the text', 'To a new conversation', 'It goes into the field; a text of more than 8,000 characters becomes a file.'],
      [
        'Drop to add a link or picture',
        'To a new conversation',
        'A link goes into the field. A picture is added when the browser hands over more than its address.',
      ],
      ['Drop to add files', 'To a new conversation', 'Up to 50 more files fit. They stay on this computer until you send.'],
    ])
  })
})
