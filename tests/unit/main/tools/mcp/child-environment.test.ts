import { describe, expect, it } from 'vitest'
import { childEnvironment } from '../../../../../src/main/tools/mcp/child-environment.ts'

describe('the environment of a server', () => {
  it('has what programs need and what was entered, and no key of the app', () => {
    const environment = {
      PATH: '/usr/bin',
      Path: 'C:\\',
      HOME: '/home/anna',
      LC_ALL: 'de_DE.UTF-8',
      AWS_PROFILE: 'work',
      AWS_SECRET_ACCESS_KEY: 'canary',
      GITHUB_TOKEN: 'canary',
      NODE_OPTIONS: '--require=/tmp/x.js',
      ELECTRON_RUN_AS_NODE: '1',
      LD_PRELOAD: '/tmp/x.so',
      HTTPS_PROXY: 'http://anna:canary@proxy',
      NO_PROXY: 'localhost',
      SHELL: '() { :; }',
      XDG_RUNTIME_DIR: undefined,
    }
    expect(childEnvironment(environment, { KEY: 'entered', PATH: '/opt/bin' })).toEqual({
      PATH: '/opt/bin',
      Path: 'C:\\',
      HOME: '/home/anna',
      LC_ALL: 'de_DE.UTF-8',
      NO_PROXY: 'localhost',
      KEY: 'entered',
    })
  })
})
