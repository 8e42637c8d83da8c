import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { refused, runProgram, taken, type CorpusFile } from './corpus-file.ts'

const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const excel = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const oldWord = 'application/msword'
const oldExcel = 'application/vnd.ms-excel'

const letter =
  '<!doctype html><meta charset="utf-8"><h1>Harbour Lane Bakery</h1><p>The oven in Bremen went into service on <b>14 August 2026</b>.</p>' +
  '<ul><li>Grüße aus Łódź</li><li>日本語の文</li></ul><table><tr><td>Shops</td><td>17</td></tr></table>'
const table = 'Shop;Revenue;Opened\n"Bremen; Centre";184000.5;2026-07-03\n"Leer ""Old Town""";94000;2026-09-21\nOldenburg;0;\n'
const wide = Array.from({ length: 300 }, (_row, row) => Array.from({ length: 60 }, (_cell, cell) => `r${row}c${cell}`).join(';')).join('\n')

/** One start of the program for all files of a kind: starting takes longer than converting. */
const convertAll = (folder: string, filter: readonly string[], names: readonly string[]): void =>
  runProgram('soffice', [`-env:UserInstallation=file://${folder}/soffice-profile`, '--headless', ...filter, ...names], folder)

const csvFilter = '--infilter=Text - txt - csv (StarCalc):59,34,76,1'

export const makeOfficeFiles = (folder: string): readonly CorpusFile[] => {
  const path = (name: string): string => join(folder, name)
  const write = (name: string, bytes: Uint8Array | string): void => writeFileSync(path(name), bytes)
  write('letter.html', letter)
  write('empty letter.html', '<!doctype html><p></p>')
  write('shops.csv', table)
  write('wide.csv', wide)
  const letters = ['letter.html', 'empty letter.html']
  const tables = ['shops.csv', 'wide.csv']
  convertAll(folder, ['--infilter=HTML (StarWriter)', '--convert-to', 'docx:MS Word 2007 XML'], letters)
  convertAll(folder, ['--infilter=HTML (StarWriter)', '--convert-to', 'doc:MS Word 97'], letters)
  convertAll(folder, ['--infilter=HTML (StarWriter)', '--convert-to', 'odt'], ['letter.html'])
  convertAll(folder, ['--infilter=HTML (StarWriter)', '--convert-to', 'rtf'], ['letter.html'])
  convertAll(folder, ['--infilter=HTML (StarWriter)', '--convert-to', 'pdf:writer_pdf_Export'], ['letter.html'])
  convertAll(folder, [csvFilter, '--convert-to', 'xlsx'], tables)
  convertAll(folder, [csvFilter, '--convert-to', 'xls'], tables)
  convertAll(folder, [csvFilter, '--convert-to', 'ods'], ['shops.csv'])
  cpSync(path('letter.docx'), path('a word file without an ending'))
  cpSync(path('shops.xlsx'), path('a workbook called.txt'))
  write('torn.docx', readFileSync(path('letter.docx')).subarray(0, 1500))
  write('torn.xlsx', readFileSync(path('shops.xlsx')).subarray(0, 1500))
  write('torn.doc', readFileSync(path('letter.doc')).subarray(0, 3000))
  const sheet = taken('office', excel, { pageCount: 1, readablePageCount: 1 }, 'Bremen; Centre')
  return [
    { name: 'letter.html', expected: taken('text', 'text/html', {}, 'Grüße aus Łódź') },
    { name: 'shops.csv', expected: taken('text', 'text/csv', {}, 'Leer ""Old Town""') },
    { name: 'wide.csv', expected: taken('text', 'text/csv', {}, 'r299c59') },
    { name: 'letter.docx', expected: taken('office', word, {}, '14 August 2026') },
    { name: 'a word file without an ending', expected: taken('office', word, {}, '日本語の文') },
    { name: 'empty letter.docx', expected: taken('office', word) },
    { name: 'letter.doc', expected: taken('office', oldWord, {}, 'Grüße aus Łódź') },
    { name: 'empty letter.doc', expected: taken('office', oldWord) },
    { name: 'letter.pdf', expected: taken('pdf', 'application/pdf', { pageCount: 1, readablePageCount: 1 }, '14 August 2026') },
    { name: 'shops.xlsx', expected: sheet },
    { name: 'a workbook called.txt', expected: sheet },
    { name: 'wide.xlsx', expected: taken('office', excel, { pageCount: 1 }, 'r299c59') },
    { name: 'shops.xls', expected: taken('office', oldExcel, { pageCount: 1 }, 'Bremen; Centre') },
    { name: 'wide.xls', expected: taken('office', oldExcel, { pageCount: 1 }, 'r299c59') },
    { name: 'letter.odt', expected: refused('other-document') },
    { name: 'shops.ods', expected: refused('other-document') },
    { name: 'letter.rtf', expected: refused('other-document') },
    { name: 'torn.docx', expected: refused('damaged-office') },
    { name: 'torn.xlsx', expected: refused('damaged-office') },
    { name: 'torn.doc', expected: refused('unsupported') },
  ]
}
