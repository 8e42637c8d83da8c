import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { listProfiles } from '../../../../src/main/credentials/list-profiles.ts'
import { readAwsFiles } from '../../../../src/main/credentials/read-aws-files.ts'
import { createTemporaryAwsFiles, type TemporaryAwsFiles } from '../../../support/temporary-aws-files.ts'
import { createTestConnections, failureOf, keysOf } from '../../../support/test-connections.ts'

let files: TemporaryAwsFiles

beforeEach(async () => {
  files = await createTemporaryAwsFiles()
})
afterEach(() => files.remove())

const numbered = (count: number, section: (number: number) => string): string =>
  Array.from({ length: count }, (_, index) => section(index)).join('')

describe('large AWS files', () => {
  it('are taken apart once for as long as their text is the same', async () => {
    await files.write({ config: numbered(500, (number) => `[profile p${number}]\nregion = eu-west-1\n`) })
    const [first, again] = [await readAwsFiles(files.paths), await readAwsFiles(files.paths)]
    await files.write({ config: numbered(500, (number) => `[profile q${number}]\nregion = eu-west-1\n`) })
    const changed = await readAwsFiles(files.paths)
    expect([first.config === again.config, first.credentials === changed.credentials, changed.config.profiles.has('q499')]).toEqual([
      true,
      true,
      true,
    ])
  })

  it('may hold a chain of thousands of roles, which is not followed to its end', async () => {
    const config = numbered(15_000, (number) => `[profile p${number}]\nrole_arn = r\nsource_profile = p${number + 1}\n`)
    await files.write({ config })
    const { homeFolder } = files
    const { profiles } = await listProfiles({ environment: {}, homeFolder, appProfiles: [] })
    const connection = await createTestConnections({ homeFolder }).connect('aws:p0', { region: 'eu-west-1' })
    expect([profiles.length, (await failureOf(keysOf(connection))).code]).toEqual([15_000, 'profile-incomplete'])
  })
})
