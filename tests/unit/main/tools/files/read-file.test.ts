import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { grantedWorld } from '../../../../support/granted-world.ts'

const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII=', 'base64')

describe('read_file', () => {
  it('reads a text without asking, as something that others have written', async () => {
    const { granted, plan } = grantedWorld('read')
    writeFileSync(join(granted, 'report.txt'), 'one\r\ntwo\r\n')
    const { ask, run } = await plan('read_file', { path: 'report.txt' })
    const outcome = await run(AbortSignal.timeout(10_000), () => undefined)
    expect({ ask, outcome }).toEqual({ ask: null, outcome: { isError: false, text: 'one\ntwo', isUntrusted: true } })
  })

  it('reads part of a long text and says where to go on', async () => {
    const { granted, call } = grantedWorld()
    writeFileSync(join(granted, 'long.txt'), Array.from({ length: 3000 }, (_line, index) => `line ${index + 1}`).join('\n'))
    const { text } = await call('read_file', { path: 'long.txt', fromLine: 11, lineCount: 2 })
    expect(text).toBe('line 11\nline 12\n[Lines 11 to 12 of 3000.]\n[Read on with fromLine 13.]')
  })

  it('holds back what would not fit into a conversation', async () => {
    const { granted, call } = grantedWorld()
    writeFileSync(join(granted, 'wide.txt'), `${'x'.repeat(100_000)}\nend\n`)
    const { text } = await call('read_file', { path: 'wide.txt' })
    expect(text.replace(/x+/u, 'x')).toBe(
      'x… [This line has 100000 characters; the rest is left out.]\n[Lines 1 to 1 of 2.]\n[Read on with fromLine 2.]',
    )
  })

  it('counts what it gives by its bytes', async () => {
    const { granted, call } = grantedWorld()
    writeFileSync(join(granted, 'signs.txt'), `${'\u{7f8e}'.repeat(999)}\n`.repeat(100))
    const { text } = await call('read_file', { path: 'signs.txt' })
    expect([text.split('\n').slice(-2), Buffer.byteLength(text) < 64 * 1024]).toEqual([
      ['[Lines 1 to 16 of 100.]', '[Read on with fromLine 17.]'],
      true,
    ])
  })

  it('says in which encoding an old text is written', async () => {
    const { granted, call } = grantedWorld()
    writeFileSync(join(granted, 'old.txt'), Buffer.from('Gr\u{fc}\u{df}e\n', 'latin1'))
    const { text } = await call('read_file', { path: 'old.txt' })
    expect(text).toBe('Grüße\n[This file is written in windows-1252, and stays so when it is changed.]')
  })

  it('gives a picture and a PDF as the model can take them', async () => {
    const { granted, call } = grantedWorld()
    writeFileSync(join(granted, 'dot.png'), png)
    writeFileSync(join(granted, 'letter.pdf'), '%PDF-1.7\n\0')
    expect([await call('read_file', { path: 'dot.png' }), await call('read_file', { path: 'letter.pdf' })]).toEqual([
      {
        isError: false,
        isUntrusted: true,
        text: 'dot.png (68 bytes)',
        content: [
          { type: 'text', text: 'dot.png (68 bytes)' },
          { type: 'media', kind: 'image', format: 'png', source: { type: 'bytes', base64: png.toString('base64') } },
        ],
      },
      {
        isError: false,
        isUntrusted: true,
        text: 'letter.pdf (10 bytes)',
        content: [
          { type: 'text', text: 'letter.pdf (10 bytes)' },
          { type: 'document', format: 'pdf', name: 'letter.pdf', base64: Buffer.from('%PDF-1.7\n\0').toString('base64') },
        ],
      },
    ])
  })

  it.each([
    ['binary.dat', Buffer.from([1, 2, 0, 255]), 'is no text, picture or PDF (4 bytes)'],
    ['huge.log', Buffer.alloc(10_000_001, 'x'), 'is too large: 10 MB, and the limit is 10 MB.'],
    ['empty.txt', Buffer.alloc(0), '[The file is empty.]'],
  ])('tells about %s in words', async (name, bytes, words) => {
    const { granted, call } = grantedWorld()
    writeFileSync(join(granted, name), bytes)
    const said = await call('read_file', { path: name }).then(
      ({ text }) => text,
      (error: unknown) => String(error),
    )
    expect(said).toContain(words)
  })

  it('says that a file, a line or a granted folder is not there', async () => {
    const { granted, call, base } = grantedWorld()
    writeFileSync(join(granted, 'short.txt'), 'one')
    await expect(call('read_file', { path: 'none.txt' })).rejects.toThrow(`There is no file or folder ${join(granted, 'none.txt')}.`)
    await expect(call('read_file', { path: 'short.txt', fromLine: 2 })).rejects.toThrow('The file has only 1 lines.')
    await expect(call('read_file', { path: '.' })).rejects.toThrow(`${granted} is a folder.`)
    await expect(call('read_file', { path: base })).rejects.toThrow('is not inside a folder that is open to you')
  })

  it('tells apart several folders by their names', async () => {
    const { granted, outside, call } = grantedWorld('read', (path) => [{ path: join(path, '..', 'outside'), access: 'read' }])
    writeFileSync(join(granted, 'a.txt'), 'a')
    expect([
      (await call('read_file', { path: 'granted/a.txt' })).text,
      (await call('read_file', { path: join(outside, 'canary.txt') })).text,
    ]).toEqual(['a', 'CANARY-7f3a'])
    await expect(call('read_file', { path: 'a.txt' })).rejects.toThrow(
      `More than one folder is open. Begin the path with one of them:\n${granted} (reading only)\n${outside} (reading only)`,
    )
  })
})
