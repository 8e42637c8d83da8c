import { describe, expect, it } from 'vitest'
import { windowsProgram } from '../../../../../src/main/tools/mcp/windows-program.ts'

const environment = { Path: 'C:\\Tools;relative;C:\\Program Files\\nodejs', SystemRoot: 'C:\\Windows' }
const isThere = (path: string): boolean => ['C:\\Program Files\\nodejs\\npx.cmd', 'C:\\Tools\\uvx.exe'].includes(path)

describe('a program on Windows', () => {
  it('is found as its terminal finds it', () => {
    expect(windowsProgram(['uvx', 'a & b', '%PATH%'], environment, isThere)).toEqual({
      file: 'C:\\Tools\\uvx.exe',
      words: ['a & b', '%PATH%'],
      isVerbatim: false,
    })
  })

  it('that is a batch file is started by cmd.exe, each word in quotes', () => {
    expect(windowsProgram(['npx', '-y', 'server one', 'C:\\folder\\'], environment, isThere)).toEqual({
      file: 'C:\\Windows\\System32\\cmd.exe',
      words: ['/d', '/s', '/v:off', '/c', '""C:\\Program Files\\nodejs\\npx.cmd" "-y" "server one" "C:\\folder\\\\""'],
      isVerbatim: true,
    })
  })

  it.each(['a & calc', 'a|b', '%TEMP%', 'a"b', 'a^b', 'a<b', 'a>b', '!x!', 'a\nb', 'a\rb'])(
    'that is a batch file is not given %j',
    (word) => {
      expect(() => windowsProgram(['npx', word], environment, isThere)).toThrow('safely')
    },
  )

  it('that is not there keeps its name, so that the start says so', () => {
    expect(windowsProgram(['nothing', 'a'], environment, isThere)).toEqual({ file: 'nothing', words: ['a'], isVerbatim: false })
  })
})
