import { execFileSync } from 'node:child_process'
import { chmod, lstat, mkdir, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  readToken,
  ssoCacheFile,
  ssoCacheFolder,
  tokenRenews,
  writeToken,
  type SsoToken,
} from '../../../../../src/main/credentials/sso/token-cache.ts'
import { createTemporaryAwsFiles, type TemporaryAwsFiles } from '../../../../support/temporary-aws-files.ts'

let files: TemporaryAwsFiles

beforeEach(async () => {
  files = await createTemporaryAwsFiles()
})
afterEach(() => files.remove())

const token: SsoToken = {
  startUrl: 'https://example.awsapps.com/start',
  region: 'eu-west-1',
  accessToken: 'access',
  expiresAt: new Date('2030-01-01T08:00:00Z'),
  clientId: 'client',
  clientSecret: 'secret',
  registrationExpiresAt: new Date('2030-03-01T00:00:00Z'),
  refreshToken: 'refresh',
}
const write = async (content: string | Uint8Array): Promise<void> => {
  await mkdir(ssoCacheFolder(files.homeFolder), { recursive: true })
  await writeFile(ssoCacheFile(files.homeFolder, 'work'), content)
}
const read = () => readToken(files.homeFolder, 'work')

describe('the token cache', () => {
  it('waits for no pipe and reads nothing huge in the place of a file', async () => {
    await mkdir(ssoCacheFolder(files.homeFolder), { recursive: true })
    execFileSync('mkfifo', [ssoCacheFile(files.homeFolder, 'work')])
    const fromPipe = await read()
    await rm(ssoCacheFile(files.homeFolder, 'work'))
    await write(JSON.stringify({ accessToken: 'a', expiresAt: '2030-01-01T08:00:00Z', padding: 'x'.repeat(1_000_000) }))
    expect([fromPipe, await read()]).toEqual([null, null])
  })

  it('replaces a link in its place, and leaves what it led to alone', async () => {
    const other = join(files.homeFolder, 'other')
    await writeFile(other, 'theirs')
    await mkdir(ssoCacheFolder(files.homeFolder), { recursive: true })
    await symlink(other, ssoCacheFile(files.homeFolder, 'work'))
    await writeToken(files.homeFolder, 'work', token)
    const written = await lstat(ssoCacheFile(files.homeFolder, 'work'))
    expect([await readFile(other, 'utf8'), written.isFile(), written.mode % 0o1000]).toEqual(['theirs', true, 0o600])
  })

  it('names the file as the AWS tools do', () => {
    expect(
      [ssoCacheFile('/home/a', 'my-sso'), ssoCacheFile('/home/a', 'https://d-92671207e4.awsapps.com/start')].map((path) => path.slice(-46)),
    ).toEqual(['/0ad374308c5a4e22f723adf10145eafad7c4031c.json', '/13f9d35043871d073ab260e020f0ffde092cb14b.json'])
  })

  it('writes the bytes that the AWS tools write, and reads them back', async () => {
    await writeToken(files.homeFolder, 'work', token)
    expect([await readFile(ssoCacheFile(files.homeFolder, 'work'), 'utf8'), await read()]).toEqual([
      `{
  "startUrl": "https://example.awsapps.com/start",
  "region": "eu-west-1",
  "accessToken": "access",
  "expiresAt": "2030-01-01T08:00:00Z",
  "clientId": "client",
  "clientSecret": "secret",
  "registrationExpiresAt": "2030-03-01T00:00:00Z",
  "refreshToken": "refresh"
}`,
      token,
    ])
  })

  it('replaces a file that others could read by one that they cannot, and leaves nothing beside it', async () => {
    await write('{}')
    const path = ssoCacheFile(files.homeFolder, 'work')
    await chmod(path, 0o644)
    await writeToken(files.homeFolder, 'work', token)
    expect([(await stat(path)).mode % 0o1000, await readdir(ssoCacheFolder(files.homeFolder))]).toEqual([0o600, [path.slice(-45)]])
  })

  it('leaves the old token where a new one cannot be put, and nothing half-written', async () => {
    await mkdir(join(ssoCacheFile(files.homeFolder, 'work'), 'a folder in its place'), { recursive: true })
    await expect(writeToken(files.homeFolder, 'work', token)).rejects.toThrow()
    expect(await readdir(ssoCacheFolder(files.homeFolder))).toHaveLength(1)
  })

  it.each([
    [
      'version 2',
      '{"startUrl":"s","region":"r","accessToken":"a","expiresAt":"2030-01-01T08:00:00Z","clientId":"c","clientSecret":"d","registrationExpiresAt":"2030-03-01T00:00:00Z"}',
    ],
    ['version 1', '{"startUrl":"s","region":"r","accessToken":"a","expiresAt":"2030-01-01T08:00:00UTC"}'],
    ['other tools', '{"accessToken":"a","expiresAt":"2030-01-01T08:00:00.000Z","registrationExpiresAt":"soon","refreshToken":5,"more":[]}'],
  ])('reads what %s of the command line tool writes', async (_name, content) => {
    await write(content)
    const found = await read()
    expect([found?.accessToken, found?.expiresAt, found?.refreshToken]).toEqual(['a', new Date('2030-01-01T08:00:00Z'), undefined])
  })

  it.each([
    ['is empty', ''],
    ['was cut off', '{"accessToken":"a","expiresAt":"2030-01-0'],
    ['has no time', '{"accessToken":"a","expiresAt":"tomorrow"}'],
    ['has no token', '{"accessToken":"","expiresAt":"2030-01-01T08:00:00Z"}'],
    ['is something else', '[1]'],
  ])('has no token in a file that %s', async (_name, content) => {
    await write(content)
    expect(await read()).toBeNull()
  })

  it('never fails, whatever the file holds', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.uint8Array(),
          fc.json().map((text) => new TextEncoder().encode(text)),
        ),
        async (bytes) => {
          await write(bytes)
          expect(await read()).toBeNull()
        },
      ),
      { numRuns: 50 },
    )
  })

  it('has no token where there is no file, and where a folder lies in its place', async () => {
    const missing = await read()
    await mkdir(ssoCacheFile(files.homeFolder, 'work'), { recursive: true })
    expect([missing, await read()]).toEqual([null, null])
  })
})

describe('a token', () => {
  it('renews with a refresh token and a registration that is still valid', () => {
    const now = Date.parse('2030-02-01T00:00:00Z')
    const later = Date.parse('2030-03-01T00:00:00Z')
    expect([
      tokenRenews(token, now),
      tokenRenews({ ...token, registrationExpiresAt: undefined }, later),
      tokenRenews(token, later),
      tokenRenews({ ...token, refreshToken: undefined }, now),
      tokenRenews({ ...token, clientId: undefined }, now),
      tokenRenews({ ...token, clientSecret: undefined }, now),
    ]).toEqual([true, true, false, false, false, false])
  })
})
