import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { grantedWorld } from '../../../../support/granted-world.ts'

describe('edit_file', () => {
  it('shows the lines around a change, and changes nothing else', async () => {
    const { granted, plan } = grantedWorld()
    const path = join(granted, 'list.txt')
    writeFileSync(path, Array.from({ length: 20 }, (_line, index) => `line ${index + 1}\r\n`).join(''))
    const { ask, run } = await plan('edit_file', { path, edits: [{ oldText: 'line 10\n', newText: 'line ten\nand more\n' }] })
    await run(AbortSignal.timeout(10_000), () => undefined)
    expect({ view: ask?.view, text: readFileSync(path, 'utf8') }).toEqual({
      view: {
        type: 'file-change',
        diff: {
          path,
          change: 'edit',
          hunks: [
            [
              { type: 'same', oldLine: 7, newLine: 7, text: 'line 7' },
              { type: 'same', oldLine: 8, newLine: 8, text: 'line 8' },
              { type: 'same', oldLine: 9, newLine: 9, text: 'line 9' },
              { type: 'removed', oldLine: 10, newLine: null, text: 'line 10' },
              { type: 'added', oldLine: null, newLine: 10, text: 'line ten' },
              { type: 'added', oldLine: null, newLine: 11, text: 'and more' },
              { type: 'same', oldLine: 11, newLine: 12, text: 'line 11' },
              { type: 'same', oldLine: 12, newLine: 13, text: 'line 12' },
              { type: 'same', oldLine: 13, newLine: 14, text: 'line 13' },
            ],
          ],
          added: 2,
          removed: 1,
          isCut: false,
        },
      },
      text: Array.from({ length: 20 }, (_line, index) => (index === 9 ? 'line ten\r\nand more\r\n' : `line ${index + 1}\r\n`)).join(''),
    })
  })

  it('keeps an old encoding, and refuses a character that it cannot write', async () => {
    const { granted, call } = grantedWorld()
    const path = join(granted, 'old.txt')
    writeFileSync(path, Buffer.from('Gr\u{fc}\u{df}e\n', 'latin1'))
    await call('edit_file', { path, edits: [{ oldText: 'Grüße', newText: 'Schöne Grüße €' }] })
    await expect(call('edit_file', { path, edits: [{ oldText: 'Schöne', newText: '美' }] })).rejects.toThrow(
      'written in windows-1252, which cannot write a character',
    )
    expect(readFileSync(path)).toEqual(Buffer.concat([Buffer.from('Sch\u{f6}ne Gr\u{fc}\u{df}e ', 'latin1'), Buffer.from([0x80, 0x0a])]))
  })

  it('refuses a text that is not there, or there more than once', async () => {
    const { granted, call } = grantedWorld()
    writeFileSync(join(granted, 'a.txt'), 'x y x\n')
    const edit = (oldText: string, newText: string, everywhere?: boolean) =>
      call('edit_file', { path: 'a.txt', edits: [{ oldText, newText, ...(everywhere === undefined ? {} : { everywhere }) }] })
    await expect(edit('z', 'a')).rejects.toThrow('Edit 1: oldText does not stand in')
    await expect(edit('x', 'a')).rejects.toThrow('Edit 1: oldText stands there 2 times')
    await expect(edit('', 'a')).rejects.toThrow('Edit 1: oldText is empty.')
    await expect(edit('x', 'x')).rejects.toThrow('oldText and newText are the same')
    await expect(call('edit_file', { path: 'none.txt', edits: [{ oldText: 'a', newText: 'b' }] })).rejects.toThrow('There is no file')
    await edit('x', 'a', true)
    expect(readFileSync(join(granted, 'a.txt'), 'utf8')).toBe('a y a\n')
  })
})
