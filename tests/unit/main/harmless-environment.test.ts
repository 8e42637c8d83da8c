import { describe, expect, it } from 'vitest'
import { harmlessEnvironment } from '../../../src/main/harmless-environment.ts'

describe('the environment of a child process', () => {
  it('holds what it needs, and nothing that opens an account', () => {
    const needed = {
      HOME: '/home/ada',
      PATH: '/usr/bin',
      DBUS_SESSION_BUS_ADDRESS: 'unix:path=/run/user/1000/bus',
      XDG_RUNTIME_DIR: '/run/user/1000',
      HTTP_PROXY: 'http://proxy:3128',
    }
    const secret = {
      AWS_ACCESS_KEY_ID: 'canary',
      AWS_SECRET_ACCESS_KEY: 'canary',
      AWS_SESSION_TOKEN: 'canary',
      AWS_BEARER_TOKEN_BEDROCK: 'canary',
      AWS_CONTAINER_AUTHORIZATION_TOKEN: 'canary',
      GITHUB_TOKEN: 'canary',
      OPENAI_API_KEY: 'canary',
      PGPASSWORD: 'canary',
      https_proxy: 'http://ada:canary@proxy:3128',
    }
    expect(harmlessEnvironment({ ...needed, ...secret, UNSET: undefined })).toEqual(needed)
  })
})
