import { describe, expect, it } from 'vitest'
import { spellingProblem } from '../../../../../src/main/tools/files/path-spelling.ts'

describe('spelling of a path', () => {
  it.each([
    ['a\0b', 'it holds a NUL character'],
    ['\u{d800}', 'it holds half a character'],
    ['a'.repeat(4097), 'it is longer than 4096 characters'],
  ])('is refused on every system: %j', (path, problem) => {
    expect([spellingProblem(path, 'linux'), spellingProblem(path, 'darwin'), spellingProblem(path, 'win32')]).toEqual([
      problem,
      problem,
      problem,
    ])
  })

  it.each([
    ['\\\\?\\C:\\secret.txt', 'it names a device or a share, not a file in a folder'],
    ['\\\\.\\PhysicalDrive0', 'it names a device or a share, not a file in a folder'],
    ['//server/share/file', 'it names a device or a share, not a file in a folder'],
    ['\\\\server\\share\\file', 'it names a device or a share, not a file in a folder'],
    ['\\??\\C:\\secret.txt', 'it names a device or a share, not a file in a folder'],
    ['C:\\granted\\file.txt::$DATA', 'a colon names a hidden stream of a file'],
    ['file.txt:hidden', 'a colon names a hidden stream of a file'],
    ['C:file.txt', 'a colon names a hidden stream of a file'],
    ['CON', 'it holds a name that Windows keeps for devices'],
    ['folder\\nul.txt', 'it holds a name that Windows keeps for devices'],
    ['Com1', 'it holds a name that Windows keeps for devices'],
    ['lpt9.log', 'it holds a name that Windows keeps for devices'],
    ['COM¹', 'it holds a name that Windows keeps for devices'],
    ['secret.txt.', 'a name in it ends in a dot or a space, which Windows drops'],
    ['secret.txt ', 'a name in it ends in a dot or a space, which Windows drops'],
    ['folder. \\secret.txt', 'a name in it ends in a dot or a space, which Windows drops'],
  ])('is refused on Windows, where it means something else: %j', (path, problem) => {
    expect([spellingProblem(path, 'win32'), spellingProblem(path, 'linux')]).toEqual([problem, null])
  })

  it.each(['C:\\granted\\file.txt', 'c:/granted/file.txt', '..\\file.txt', '.\\.hidden', 'console.log', 'a.b.c'])(
    'is plain on Windows: %j',
    (path) => {
      expect(spellingProblem(path, 'win32')).toBeNull()
    },
  )
})
