import { execFileSync } from 'node:child_process'
import { mkdir, symlink } from 'node:fs/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { listProfiles } from '../../../../src/main/credentials/list-profiles.ts'
import { awsFilePaths } from '../../../../src/main/credentials/read-aws-files.ts'
import { createTemporaryAwsFiles, type TemporaryAwsFiles } from '../../../support/temporary-aws-files.ts'

let files: TemporaryAwsFiles

beforeEach(async () => {
  files = await createTemporaryAwsFiles()
})
afterEach(() => files.remove())

/** Profiles as `name kind region`; the problem with the folder taken out. */
const list = (environment: Readonly<Record<string, string>> = {}) =>
  listProfiles({ environment, homeFolder: files.homeFolder, appProfiles: [] })
const listed = async () => {
  const { profiles, problem } = await list()
  return {
    profiles: profiles.map(({ name, kind, region }) => `${name} ${kind} ${region ?? '-'}`),
    problem: problem?.replaceAll(files.homeFolder, '~') ?? null,
  }
}
const malformed = (file: string, line: number): string =>
  `Line ${line} of ~/.aws/${file} is not in the form that AWS expects. The other lines were used.`

type Row = {
  readonly name: string
  readonly config?: string
  readonly credentials?: string
  readonly profiles: readonly string[]
  readonly problem?: string
}

const keys = 'aws_access_key_id = AKIDEXAMPLE\naws_secret_access_key = secret\n'
const rows: readonly Row[] = [
  { name: 'no files', profiles: [] },
  { name: 'an empty file', config: '', profiles: [] },
  { name: 'only comments', config: '# one\n; two\n\n', profiles: [] },
  { name: 'static keys', credentials: `[default]\n${keys}`, profiles: ['default static -'] },
  { name: 'an access key without its secret', credentials: '[half]\naws_access_key_id = AKIDEXAMPLE\n', profiles: ['half unknown -'] },
  {
    name: 'an SSO session',
    config: '[profile work]\nsso_session = corp\nregion = eu-west-1\n[sso-session corp]\nsso_region = eu-west-1\n',
    profiles: ['work sso-session eu-west-1'],
  },
  { name: 'SSO the old way', config: '[profile old]\nsso_start_url = https://x.awsapps.com/start\n', profiles: ['old sso-legacy -'] },
  {
    name: 'a role with a source profile',
    config: '[profile r]\nrole_arn = arn:aws:iam::1:role/r\nsource_profile = default\n',
    profiles: ['r role -'],
  },
  {
    name: 'a role with a credential source',
    config: '[profile r]\nrole_arn = arn:aws:iam::1:role/r\ncredential_source = Environment\n',
    profiles: ['r credential-source -'],
  },
  {
    name: 'a web identity',
    config: '[profile w]\nrole_arn = arn:aws:iam::1:role/r\nweb_identity_token_file = /token\n',
    profiles: ['w web-identity -'],
  },
  {
    name: 'keys of its own before a web identity, a program and a sign-in',
    config: '[profile a]\nweb_identity_token_file = /t\nrole_arn = arn:aws:iam::1:role/r\ncredential_process = x\nsso_session = s\n',
    credentials: `[a]\n${keys}`,
    profiles: ['a static -'],
  },
  {
    name: 'a role before keys of its own',
    config: '[profile a]\nrole_arn = arn:aws:iam::1:role/r\nsource_profile = a\n',
    credentials: `[a]\n${keys}`,
    profiles: ['a role -'],
  },
  {
    name: 'a program before a sign-in',
    config: '[profile a]\ncredential_process = x\nsso_session = s\nlogin_session = l\n',
    profiles: ['a process -'],
  },
  {
    name: 'a role with two sources as none',
    config: '[profile a]\nrole_arn = arn:aws:iam::1:role/r\nsource_profile = b\ncredential_source = Environment\n',
    profiles: ['a unknown -'],
  },
  { name: 'a role without a source', config: '[profile a]\nrole_arn = arn:aws:iam::1:role/r\n', profiles: ['a unknown -'] },
  { name: 'a credential process', config: '[profile p]\ncredential_process = /bin/keys --name "a b"\n', profiles: ['p process -'] },
  { name: 'a login session', config: '[profile l]\nlogin_session = arn:aws:iam::1:user/u\n', profiles: ['l login -'] },
  { name: 'a profile with a region only', config: '[profile bare]\nregion = us-west-2\n', profiles: ['bare unknown us-west-2'] },
  { name: 'a profile without a line', config: '[profile bare]\n', profiles: ['bare unknown -'] },
  {
    name: 'default after others, then the order of the files',
    config: '[profile b]\n[profile a]\n[default]\nregion=us-east-1\n',
    credentials: `[z]\n${keys}[a]\n${keys}`,
    profiles: ['default unknown us-east-1', 'b unknown -', 'a static -', 'z static -'],
  },
  {
    name: 'a region in both files: the credentials file wins',
    config: '[profile a]\nregion = us-east-1\n',
    credentials: `[a]\nregion = eu-north-1\n${keys}`,
    profiles: ['a static eu-north-1'],
  },
  {
    name: 'a section that comes twice',
    config: '[profile a]\nregion = us-east-1\n[profile a]\nsso_session = s\n',
    profiles: ['a sso-session us-east-1'],
  },
  { name: 'a name in quotes', config: '[profile "my team"]\nregion = us-east-1\n', profiles: ['my team unknown us-east-1'] },
  { name: 'names in other scripts', credentials: `[größe-日本-📄]\n${keys}`, profiles: ['größe-日本-📄 static -'] },
  {
    name: 'a name that objects have',
    config: '[profile constructor]\nregion = us-east-1\n',
    credentials: `[__proto__]\n${keys}`,
    profiles: ['constructor unknown us-east-1', '__proto__ static -'],
  },
  {
    name: 'a byte order mark and Windows line ends',
    config: '\uFEFF[profile a]\r\nregion = us-east-1\r\n',
    profiles: ['a unknown us-east-1'],
  },
  {
    name: 'no spaces, and comments behind values',
    config: '[profile a] # mine\nregion=us-east-1 ; here\n',
    profiles: ['a unknown us-east-1'],
  },
  { name: 'no line end at the end', config: '[profile a]\nregion = us-east-1', profiles: ['a unknown us-east-1'] },
  { name: 'indented settings', config: '[profile a]\n  region = us-east-1\n', profiles: ['a unknown us-east-1'] },
  {
    name: 'nested settings, whose region is not the profile’s',
    config: '[profile a]\ns3 =\n  region = us-east-2\nregion = us-east-1\n',
    profiles: ['a unknown us-east-1'],
  },
  {
    name: 'sections that name no profile',
    config: '[plugins]\nx = y\n[preview]\n[services s]\nbedrock =\n  endpoint_url = https://x\n[elsewhere]\n',
    profiles: [],
  },
  {
    name: 'a line before the first section',
    config: 'region = us-east-1\n[profile a]\n',
    profiles: ['a unknown -'],
    problem: malformed('config', 1),
  },
  {
    name: 'a line that is no setting',
    config: '[profile a]\nregion us-east-1\n[profile b]\n',
    profiles: ['a unknown -', 'b unknown -'],
    problem: malformed('config', 2),
  },
  {
    name: 'a header that is not closed',
    config: '[profile a]\n[profile b\nregion = us-east-1\n',
    profiles: ['a unknown -'],
    problem: malformed('config', 2),
  },
  { name: 'an empty header', credentials: `[]\n${keys}[a]\n${keys}`, profiles: ['a static -'], problem: malformed('credentials', 1) },
  { name: 'a setting without a name', config: '[profile a]\n= value\n', profiles: ['a unknown -'], problem: malformed('config', 2) },
  {
    name: 'the keyword alone',
    config: '[profile]\n[profile ""]\n[profile a]\n',
    profiles: ['a unknown -'],
    problem: malformed('config', 1),
  },
  {
    name: 'a name that is far too long',
    config: `[profile ${'x'.repeat(5000)}]\n[profile a]\n`,
    profiles: ['a unknown -'],
    problem: malformed('config', 1),
  },
  {
    name: 'trouble in both files',
    config: 'x\n',
    credentials: `x\n[a]\n${keys}`,
    profiles: ['a static -'],
    problem: `${malformed('config', 1)} ${malformed('credentials', 1)}`,
  },
  {
    name: 'a page of the web',
    config: '<!doctype html>\n<html>\n',
    credentials: `[a]\n${keys}`,
    profiles: ['a static -'],
    problem: malformed('config', 1),
  },
]

describe('listProfiles', () => {
  it.each(rows)('reads $name', async ({ config, credentials, profiles, problem = null }) => {
    await files.write({ ...(config === undefined ? {} : { config }), ...(credentials === undefined ? {} : { credentials }) })
    expect(await listed()).toEqual({ profiles, problem })
  })

  it('gives every profile an id that names it', async () => {
    await files.write({ config: '[default]\n[profile my team]\n' })
    expect((await list()).profiles.map(({ id }) => id)).toEqual(['aws:default', 'aws:my team'])
  })

  it('says that a file is binary and lists the other one', async () => {
    await files.write({ config: Uint8Array.from({ length: 4096 }, (_, index) => (index * 7919) % 256), credentials: `[a]\n${keys}` })
    expect(await listed()).toEqual({
      profiles: ['a static -'],
      problem: '~/.aws/config is not a text file. AWS expects profiles as plain text.',
    })
  })

  it('lists the beginning of a file of 10 MB', async () => {
    await files.write({ config: `[profile a]\n${`x = ${'y'.repeat(1000)}\n`.repeat(10_000)}[profile b]\n` })
    expect(await listed()).toEqual({
      profiles: ['a unknown -'],
      problem: '~/.aws/config is larger than 1 MB. Only its beginning was read.',
    })
  })

  it('reads lines of a million characters in proportion to their length', async () => {
    await files.write({ config: `[profile a]\na${' '.repeat(1_000_000)}b\n`, credentials: `[${' '.repeat(1_000_000)}x\n` })
    expect(await listed()).toEqual({ profiles: ['a unknown -'], problem: `${malformed('config', 2)} ${malformed('credentials', 1)}` })
  })

  it('says that a folder lies where the file should be', async () => {
    await mkdir(files.paths.configFile)
    await files.write({ credentials: `[a]\n${keys}` })
    expect(await listed()).toEqual({ profiles: ['a static -'], problem: '~/.aws/config is a folder. AWS expects a text file there.' })
  })

  it('does not wait for a named pipe', async () => {
    execFileSync('mkfifo', [files.paths.credentialsFile])
    expect(await listed()).toEqual({ profiles: [], problem: '~/.aws/credentials is not an ordinary file. AWS expects a text file there.' })
  })

  it('says that a file cannot be read', async () => {
    await symlink(files.paths.configFile, files.paths.configFile)
    expect(await listed()).toEqual({ profiles: [], problem: '~/.aws/config could not be read. Check its permissions.' })
  })

  it('takes a device without content for an empty file', async () => {
    expect(await list({ AWS_CONFIG_FILE: '/dev/null', AWS_SHARED_CREDENTIALS_FILE: '/dev/null' })).toEqual({ profiles: [], problem: null })
  })
})

describe('awsFilePaths', () => {
  it.each([
    [{}, ['/home/ada/.aws/config', '/home/ada/.aws/credentials']],
    [{ AWS_CONFIG_FILE: '/etc/aws', AWS_SHARED_CREDENTIALS_FILE: '~/keys' }, ['/etc/aws', '/home/ada/keys']],
    [{ AWS_CONFIG_FILE: '', AWS_SHARED_CREDENTIALS_FILE: '' }, ['/home/ada/.aws/config', '/home/ada/.aws/credentials']],
  ])('honours the environment %j', (environment, [configFile, credentialsFile]) => {
    expect(awsFilePaths(environment, '/home/ada')).toEqual({ configFile, credentialsFile })
  })
})
