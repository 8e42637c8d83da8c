import { describe, expect, it } from 'vitest'
import { commandEnvironment } from '../../../../../src/main/tools/run/command-environment.ts'

const knownOf = (environment: Readonly<Record<string, string | undefined>>): readonly string[] => {
  const always = Object.keys(commandEnvironment({}, { folder: '/work', callId: 'call' }))
  return Object.keys(commandEnvironment(environment, { folder: '/work', callId: 'call' })).filter((name) => !always.includes(name))
}
const valuesOf = (values: readonly string[]): Record<string, string> =>
  Object.fromEntries(values.map((value, index) => [`NAME_${index}`, value]))

describe('commandEnvironment', () => {
  it('keeps what programs need', () => {
    const names = [
      'PATH',
      'HOME',
      'USER',
      'LANG',
      'LC_ALL',
      'TMPDIR',
      'SHELL',
      'EDITOR',
      'GOPATH',
      'JAVA_HOME',
      'VIRTUAL_ENV',
      'SSH_AUTH_SOCK',
      'SystemRoot',
      'HTTPS_PROXY',
    ]
    expect(knownOf(Object.fromEntries(names.map((name) => [name, '/usr/local'])))).toEqual(names)
  })

  it('leaves out what opens accounts or changes how programs start, by name', () => {
    const names =
      'AWS_PROFILE AWS_ACCESS_KEY_ID aws_secret_access_key AWS_BEARER_TOKEN_BEDROCK GITHUB_TOKEN GH_PAT NPM_AUTH SLACK_TOKEN OPENAI_API_KEY ANTHROPIC_APIKEY ' +
      'DB_PASSWORD PGPASSWORD MYSQL_PWD SSH_PASSPHRASE GOOGLE_APPLICATION_CREDENTIALS AZURE_CLIENT_SECRET STORAGE_ACCESS_KEY SENTRY_DSN SESSION_COOKIE ' +
      'PRIVATE_KEY NODE_OPTIONS NODE_EXTRA_CA_CERTS ELECTRON_RUN_AS_NODE LD_PRELOAD DYLD_INSERT_LIBRARIES APPIMAGE CHROME_DESKTOP OUTCROP_CALL'
    expect(knownOf(Object.fromEntries(names.split(' ').map((name) => [name, 'x'])))).toEqual([])
  })

  it('leaves out what is a secret by its look, whatever it is called', () => {
    const secrets = [
      'http://user:word@proxy.example.com:3128',
      'postgres://user@db.example.com/x',
      'AKIAIOSFODNN7EXAMPLE',
      'key=ASIAIOSFODNN7EXAMPLE;',
      'ghp_0123456789abcdefghij',
      'github_pat_0123456789abcdef',
      'glpat-0123456789abcdef',
      'xoxb-0123456789-abcdef',
      'npm_0123456789abcdefghij',
      'sk-proj-0123456789abcdef',
      'bedrock-api-key-YmVkcm9jaw',
      'ABSKQmVkcm9ja0FQSUtleQ',
      'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.abc',
      '-----BEGIN RSA PRIVATE KEY-----',
      '-----BEGIN PRIVATE KEY-----',
    ]
    expect(knownOf(valuesOf(secrets))).toEqual([])
    expect(knownOf(valuesOf(['http://proxy.example.com:3128', 'a-sketch', '/home/anna/.config']))).toHaveLength(3)
  })

  it('says where the program runs and that nobody watches', () => {
    expect(
      commandEnvironment({ PWD: '/elsewhere', OLDPWD: '/before', TERM: 'xterm', EMPTY: undefined }, { folder: '/work', callId: 'call' }),
    ).toEqual({
      TERM: 'dumb',
      NO_COLOR: '1',
      PAGER: 'cat',
      GIT_PAGER: 'cat',
      GIT_TERMINAL_PROMPT: '0',
      GIT_EDITOR: 'true',
      PWD: '/work',
      OUTCROP_CALL: 'call',
    })
  })
})
