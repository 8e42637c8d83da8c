import { describe, expect, it } from 'vitest'
import { markEnd, markStart, withoutMarks } from '../../../../src/renderer/features/transcript/citations.ts'
import { foundPlace, foundPlaces } from '../../../../src/renderer/features/transcript/found-places.ts'
import type { LocalMatch } from '../../../../src/shared/attachment.ts'
import { sampleMessage } from '../../../support/sample-message.ts'
import { anAttachment } from '../../../support/temporary-database.ts'

const attachment = anAttachment()
const files = new Map([[String(attachment.id), attachment]])
const match = (quote: string, change: Partial<LocalMatch> = {}): LocalMatch => ({
  quote,
  occurrence: 0,
  attachmentId: attachment.id,
  page: 2,
  passage: 'the old bridge',
  ...change,
})
const message = (...texts: readonly string[]) => sampleMessage({ parts: texts.map((text) => ({ type: 'text', text })) })
const marked = (texts: readonly string[], ...matches: readonly LocalMatch[]): readonly string[] | undefined =>
  foundPlaces(message(...texts), matches, files)?.texts.map(({ text }) => text.replaceAll(markStart, '[').replaceAll(markEnd, ']'))

describe('foundPlaces', () => {
  it('puts a mark behind the words, in the text that has them for that time', () => {
    expect([
      marked(['It is “old”, yes.'], match('“old”')),
      marked(['“old” and “old”'], match('“old”', { occurrence: 1 })),
      marked(['“old”', 'Then “old”.'], match('“old”', { occurrence: 1 })),
      marked(['“old” (p. 3)'], match('“old”'), match('(p. 3)', { page: 3, passage: '' })),
      marked(['“old” “old”'], match('“old”'), match('“old”', { occurrence: 1 })),
    ]).toEqual([
      ['It is “old”[1], yes.'],
      ['“old” and “old”[1]'],
      ['“old”', 'Then “old”[1].'],
      ['“old”[1] (p. 3)[2]'],
      ['“old”[1] “old”[1]'],
    ])
  })

  it('leaves out what is not in the text, and files that are gone', () => {
    const removed = new Map([[String(attachment.id), { ...attachment, isRemoved: true }]])
    expect([
      marked(['text'], match('other')),
      marked(['text'], match('')),
      foundPlaces(message('text'), [match('text')], new Map()),
      foundPlaces(message('text'), [match('text')], removed),
    ]).toEqual([undefined, undefined, null, null])
  })

  it('takes out what a model writes to look like a mark', () => {
    expect([marked([`${markStart}9${markEnd}“old”`], match('“old”')), withoutMarks(`a${markStart}9${markEnd}b`)]).toEqual([
      ['9“old”[1]'],
      'ab',
    ])
  })

  it('opens the page with the passage, or a text with the passage alone', () => {
    const places = foundPlaces(message('“old”'), [match('“old”')], files)?.places ?? []
    expect(
      places.flatMap((place) => [foundPlace(place), foundPlace({ ...place, attachment: { ...attachment, kind: 'text' }, passage: '' })]),
    ).toEqual([
      { page: 2, passages: ['the old bridge'], characters: null },
      { page: null, passages: [], characters: null },
    ])
  })
})
