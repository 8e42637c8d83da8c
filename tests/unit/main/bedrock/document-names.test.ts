import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { documentNames } from '../../../../src/main/bedrock/document-names.ts'

describe('documentNames', () => {
  it('keeps letters, digits, single spaces, hyphens and brackets', () => {
    expect(documentNames(['Q3_report.final (v2).pdf', 'räport 📄.txt', 'a\u202Eb  c.pdf', 'notes [draft]-1.md'])).toEqual([
      'Q3 report final (v2)',
      'raport',
      'a b c',
      'notes [draft]-1',
    ])
  })

  it('uses a neutral name where nothing is left, and numbers what repeats', () => {
    expect(documentNames(['报告.pdf', '.pdf', 'Report.pdf', 'report.docx', '((.txt'])).toEqual([
      'Document 1',
      'Document 2',
      'Report',
      'report (2)',
      'Document 5',
    ])
  })

  it('gives names that the service takes, unique and stable, whatever the files are called', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), fc.constantFrom('a.pdf', 'a b.pdf', 'A_B')), { maxLength: 12 }),
        (files) => {
          const names = documentNames(files)
          expect(names.every((name) => name.length <= 200 && /^[A-Za-z0-9()[\]-]+( [A-Za-z0-9()[\]-]+)*$/u.test(name))).toBe(true)
          expect(new Set(names).size).toBe(files.length)
          expect(documentNames(files.slice(0, 3))).toEqual(names.slice(0, 3))
        },
      ),
    )
  })
})
