import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, it } from 'vitest'
import { fileToOpen, filesInArguments } from '../../../src/main/file-arrivals.ts'
import { temporaryFolder } from '../../support/temporary-database.ts'

const world = () => {
  const folder = temporaryFolder()
  const at = (name: string): string => join(folder, name)
  for (const name of ['report.pdf', '-dash.pdf', '--inspect', 'räport 📄.txt', 'a=b.txt', 'http:', 'C:x']) writeFileSync(at(name), 'x')
  mkdirSync(at('Papers'))
  writeFileSync(at('Papers/inside.md'), 'x')
  symlinkSync(at('report.pdf'), at('link.pdf'))
  symlinkSync(at('nowhere'), at('broken.pdf'))
  execFileSync('mkfifo', [at('pipe.pdf')])
  return { folder, at }
}

describe('filesInArguments', () => {
  it('takes files and folders that are there, absolute and relative, each once and in order', () => {
    const { folder, at } = world()
    const argv = [
      '/opt/outcrop',
      at('Papers'),
      'report.pdf',
      './räport 📄.txt',
      '../' + folder.split('/').at(-1) + '/report.pdf',
      'Papers/inside.md',
      'link.pdf',
    ]
    expect(filesInArguments(argv, folder, true)).toEqual([
      at('Papers'),
      at('report.pdf'),
      at('räport 📄.txt'),
      at('Papers/inside.md'),
      at('link.pdf'),
    ])
  })

  it('takes the address of a local file, as file managers hand it over', () => {
    const { folder, at } = world()
    expect(filesInArguments(['outcrop', pathToFileURL(at('räport 📄.txt')).href, pathToFileURL(at('Papers')).href], '/', true)).toEqual([
      at('räport 📄.txt'),
      at('Papers'),
    ])
    expect(filesInArguments(['outcrop', `file://localhost${at('report.pdf')}`, `file:${at('report.pdf')}`], folder, true)).toEqual([])
  })

  it.each([
    [['electron', '.', 'report.pdf']],
    [['electron', '--inspect=0', '--remote-debugging-port=0', '.', 'report.pdf']],
    [['electron', '-r', 'loader.js', '--no-sandbox', '.', 'report.pdf']],
    [['electron', '--require', 'report.pdf', 'Papers', 'report.pdf']],
    [['electron', '.', '--', 'report.pdf']],
    [['electron', '.', '--original-process-start-time=1', '--allow-file-access-from-files', 'report.pdf', '--flag']],
  ])('leaves the app itself out while developing: %j', (argv) => {
    const { folder, at } = world()
    expect(filesInArguments(argv, folder, false)).toEqual([at('report.pdf')])
  })

  it.each([[['electron']], [['electron', '.']], [['electron', '--inspect']], [[]], [['report.pdf']]])(
    'finds nothing in %j while developing',
    (argv) => {
      expect(filesInArguments(argv, world().folder, false)).toEqual([])
    },
  )

  it('takes at most a hundred', () => {
    const argv = ['outcrop', ...Array.from({ length: 500 }, (_word, index) => `/tmp/${index}.pdf`)]
    expect(filesInArguments(argv, '/', true, () => true)).toHaveLength(100)
  })

  it.each([
    '--inspect',
    '--inspect=0.0.0.0:9229',
    '--inspect-brk',
    '--remote-debugging-port=9222',
    '--remote-debugging-pipe',
    '--no-sandbox',
    '--disable-web-security',
    '--gpu-launcher=/bin/sh',
    '--renderer-cmd-prefix=/bin/sh',
    '--utility-cmd-prefix=/bin/sh',
    '--load-extension=/tmp',
    '--user-data-dir=/tmp',
    '--proxy-server=evil.example:80',
    '--host-rules=MAP * evil.example',
    '--js-flags=--expose-gc',
    '--require=/tmp/evil.js',
    '--original-process-start-time=13300000000000000',
    '--type=renderer',
    '--allow-file-access-from-files',
    '--squirrel-install',
    '--squirrel-firstrun',
    '-psn_0_12345',
    '-r',
    '-e',
    '-',
    '--',
    '---',
    '-dash.pdf',
    '--report.pdf',
    '--file=report.pdf',
    '/prefetch:5',
    'outcrop://open?file=report.pdf',
    'app://outcrop/index.html',
    'app://mcp/install?servers=e30=',
    'attachment://x/original',
    'http://example.com/report.pdf',
    'https://example.com/report.pdf',
    'http:',
    'HTTP:',
    'file://evil.example/share/report.pdf',
    'file:////evil.example/share/report.pdf',
    'file:///tmp/report.pdf?x=1',
    'file:///tmp/report.pdf#page=2',
    'file:///%2e%2e%2fetc%2fpasswd',
    'file:///no/such/file.pdf',
    'file:///tmp/%00',
    'file:report.pdf',
    'file:',
    'javascript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'blob:app://outcrop/1',
    'vbscript:x',
    'ms-msdt:/id',
    'smb://host/share/report.pdf',
    's3://bucket/report.pdf',
    'mailto:a@b.c',
    'x-apple.systempreferences:',
    'ssh://host',
    'slack:',
    '\\\\evil.example\\share\\report.pdf',
    '\\\\.\\pipe\\evil',
    '\\\\?\\C:\\report.pdf',
    '\\\\.\\C:',
    '//./pipe/evil',
    '//?/C:/report.pdf',
    'C:\\Windows\\win.ini',
    '%APPDATA%\\report.pdf',
    '$HOME/report.pdf',
    '~/report.pdf',
    '`report.pdf`',
    '$(report.pdf)',
    'report.pdf; rm -rf /',
    'report.pdf\0.txt',
    '/dev/null',
    '/dev/zero',
    '/dev/stdin',
    'pipe.pdf',
    'broken.pdf',
    'no such file.pdf',
    '*.pdf',
    '',
    ' ',
    '\n',
    'x'.repeat(40_000),
    `/${'a/'.repeat(10_000)}`,
    '{"mcpServers":{"x":{"command":"sh"}}}',
  ])('takes nothing for %j, wherever it stands', (word) => {
    const { folder, at } = world()
    const found = [
      filesInArguments(['outcrop', word], folder, true),
      filesInArguments(['outcrop', '--', word], folder, true),
      filesInArguments(['electron', '.', word], folder, false),
      filesInArguments(['outcrop', word, 'report.pdf', word], folder, true),
    ]
    expect(found).toEqual([[], [], [], [at('report.pdf')]])
  })

  it('never looks at a switch, an address or a device at all', () => {
    const looked: string[] = []
    const look = (path: string): boolean => looked.push(path) > 0
    const words = ['--inspect', '-x', 'https://a.b/c', 'file://host/x', '\\\\.\\pipe\\x', '//?/C:/x', 'a\0b', 'x'.repeat(40_000)]
    expect([filesInArguments(['outcrop', ...words], '/', true, look), looked]).toEqual([[], []])
  })

  it('takes no relative path where the folder it is relative to is not told', () => {
    const { at } = world()
    expect(filesInArguments(['outcrop', 'package.json', at('report.pdf')], '', true)).toEqual([at('report.pdf')])
  })
})

describe('fileToOpen', () => {
  it('takes an ordinary file or folder by its whole path', () => {
    const { at } = world()
    chmodSync(at('report.pdf'), 0o600)
    const given = [at('report.pdf'), at('Papers'), at('pipe.pdf'), at('gone.pdf'), 'report.pdf', 'https://example.com', '--inspect', '']
    expect(given.map((path) => fileToOpen(path))).toEqual([at('report.pdf'), at('Papers'), null, null, null, null, null, null])
  })
})
