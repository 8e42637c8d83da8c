import { describe, expect, it } from 'vitest'
import { shownValues } from '../../../../../src/main/tools/mcp/shown-values.ts'

const values = {
  PATH: '/opt/tools/bin:/usr/bin',
  NODE_OPTIONS: '--require ./hook.cjs',
  NODE_PATH: '/home/person/a-folder-with-a-long-name/modules',
  GIT_ASKPASS: '/tmp/evil',
  HTTP_PAGER: 'postgres://me:open@host/db',
  LOG_LEVEL: 'debug',
  GITHUB_TOKEN: 'short',
  API_KEY: '1',
  PLAIN: 'ghp_abcdefghijklmnopqrstuvwxyz0123456789',
  DATABASE: 'postgres://me:open@host/db',
  LONG: 'a '.repeat(300),
}

describe('shownValues', () => {
  it('gives what a program is steered by, and nothing that may be a secret', () => {
    const transport = { type: 'stdio', argv: ['a'], folder: null, environmentNames: Object.keys(values) } as const
    expect(shownValues({ ...transport, argv: ['a'], environmentNames: [...transport.environmentNames] }, { salt: 's', values })).toEqual({
      PATH: '/opt/tools/bin:/usr/bin',
      NODE_OPTIONS: '--require ./hook.cjs',
      NODE_PATH: '/home/person/a-folder-with-a-long-name/modules',
      GIT_ASKPASS: '/tmp/evil',
      LOG_LEVEL: 'debug',
    })
  })

  it('gives no header of an address', () => {
    expect(
      shownValues({ type: 'http', url: 'https://a.example', headerNames: ['Accept'] }, { salt: 's', values: { Accept: 'a' } }),
    ).toEqual({})
  })
})
