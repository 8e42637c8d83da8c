import { describe, expect, it } from 'vitest'
import { checkedOf, chosenBytes, folderRows, takeableOf, toggled } from '../../../../../src/renderer/features/composer/folder-rows.ts'

const entry = (index: number, path: string, obstacle: string | null = null) => ({
  index,
  path,
  sizeBytes: 10 * (index + 1),
  kind: null,
  obstacle,
})
const entries = [
  entry(0, 'plans/page 10.pdf'),
  entry(1, 'plans/page 2.pdf'),
  entry(2, 'notes.txt'),
  entry(3, 'plans/deep/setup.exe', 'This kind of file cannot be read'),
]

const shown = (filter: string): readonly string[] =>
  folderRows(entries, filter).map((row) =>
    row.type === 'folder' ? `${row.path}/ ${row.takeable.join('+')} of ${row.fileCount}` : `${row.position}/${row.siblings} ${row.name}`,
  )

describe('folderRows', () => {
  it('groups files by folder, the top first, with numbers as people count', () => {
    expect(shown('')).toEqual([
      '/ 2 of 1',
      '1/1 notes.txt',
      'plans/ 1+0 of 2',
      '1/2 page 2.pdf',
      '2/2 page 10.pdf',
      'plans/deep/  of 1',
      '1/1 setup.exe',
    ])
  })

  it('finds every word of the filter anywhere in the path', () => {
    expect([shown('PDF plans 2'), shown('nothing')]).toEqual([['plans/ 1 of 1', '1/1 page 2.pdf'], []])
  })

  it('lists two thousand files in one go', () => {
    const many = Array.from({ length: 2000 }, (_, index) => entry(index, `${index % 40}/file ${index}.txt`))
    expect({ rows: folderRows(many, '').length, takeable: takeableOf(many).length }).toEqual({ rows: 2040, takeable: 2000 })
  })
})

describe('a choice of files', () => {
  it('fills a folder before it empties it, and says when only some of it are chosen', () => {
    const some = new Set([1])
    const all = toggled([0, 1], some)
    expect({
      states: [checkedOf([0, 1], new Set()), checkedOf([0, 1], some), checkedOf([0, 1], all), checkedOf([], all)],
      all: [...all].toSorted((one, other) => one - other),
      none: [...toggled([0, 1], all)],
      bytes: chosenBytes(entries, all),
      takeable: takeableOf(entries),
    }).toEqual({ states: [false, 'mixed', true, false], all: [0, 1], none: [], bytes: 30, takeable: [0, 1, 2] })
  })
})
