import { describe, expect, it } from 'vitest'
import { filesInAddressList } from '../../../src/main/files-in-address-list.ts'

describe('filesInAddressList', () => {
  it('reads the files, however the lines end', () => {
    expect(filesInAddressList('# copied\r\nfile:///a/one%20two.txt\r\nfile://localhost/a/three.txt\nfile:///a/one%20two.txt')).toEqual([
      '/a/one two.txt',
      '/a/three.txt',
    ])
  })

  it.each([
    'file://server/share/secret.txt',
    'file://evil.example/a',
    'file:///a%2Fb',
    'file:///a%00b',
    'file:///%E0%A4%A',
    'file://',
    'file:a',
    'https://example.com/a.txt',
    'smb://server/share',
    'javascript:alert(1)',
    '/etc/passwd',
    '',
  ])('takes nothing from %j, and the good one beside it', (address) => {
    expect(filesInAddressList(`${address}\nfile:///a/good.txt`)).toEqual(['/a/good.txt'])
  })

  it('takes no more than can be taken at once', () => {
    expect(filesInAddressList(Array.from({ length: 2000 }, (_line, index) => `file:///a/${index}`).join('\n')).length).toBe(500)
  })
})
