import { describe, expect, it } from 'vitest'
import { parseAwsFile } from '../../../../../src/main/credentials/aws-file.ts'
import type { AwsFiles } from '../../../../../src/main/credentials/read-aws-files.ts'
import { identityCenterOf, knownIdentityCenters, sessionFor } from '../../../../../src/main/credentials/sso/identity-centers.ts'

const filesOf = (config: string, credentials = ''): AwsFiles => ({
  config: parseAwsFile(config, 'config'),
  credentials: parseAwsFile(credentials, 'credentials'),
  problem: null,
})

const files = filesOf(
  `
[default]
region = us-east-1
[sso-session work]
sso_start_url = https://work.awsapps.com/start
sso_region = eu-west-1
sso_registration_scopes = sso:account:access
[sso-session half]
sso_start_url = https://half.awsapps.com/start
[sso-session "two words"]
sso_start_url = https://work.awsapps.com/start/
sso_region = us-east-1
[profile direct]
sso_session = work
sso_account_id = 111122223333
sso_role_name = ReadOnly
[profile spaced]
sso_session = two words
[profile old]
sso_start_url = https://old.awsapps.com/start#/
sso_region = us-west-2
[profile same]
sso_start_url = https://WORK.awsapps.com/start/#/
sso_region = eu-west-1
[profile role]
role_arn = arn:aws:iam::111122223333:role/a
source_profile = middle
[profile middle]
role_arn = arn:aws:iam::111122223333:role/b
source_profile = direct
[profile unknown-session]
sso_session = nowhere
[profile incomplete]
sso_session = half
[profile circle]
role_arn = arn:aws:iam::111122223333:role/c
source_profile = circle-two
[profile circle-two]
role_arn = arn:aws:iam::111122223333:role/d
source_profile = circle
[profile itself]
role_arn = arn:aws:iam::111122223333:role/e
source_profile = itself
sso_session = work
[profile dangling]
role_arn = arn:aws:iam::111122223333:role/f
source_profile = gone
`,
  '[keys]\naws_access_key_id = a\naws_secret_access_key = b\n[shared]\nsso_session = work\n',
)
const work = { startUrl: 'https://work.awsapps.com/start', region: 'eu-west-1', cacheKey: 'work' }

describe('the start page of a profile', () => {
  it.each([
    ['direct', work],
    ['spaced', { startUrl: 'https://work.awsapps.com/start/', region: 'us-east-1', cacheKey: 'two words' }],
    ['old', { startUrl: 'https://old.awsapps.com/start#/', region: 'us-west-2', cacheKey: 'https://old.awsapps.com/start#/' }],
    ['role', work],
    ['itself', work],
    ['shared', work],
    ['unknown-session', null],
    ['incomplete', null],
    ['circle', null],
    ['dangling', null],
    ['keys', null],
    ['default', null],
    ['not there', null],
  ])('of %s is found', (name, expected) => {
    expect(identityCenterOf(files, name)).toEqual(expected)
  })
})

describe('the start pages of this computer', () => {
  it('are listed once, however they are written', () => {
    expect(knownIdentityCenters(files)).toEqual([
      { startUrl: 'https://work.awsapps.com/start', region: 'eu-west-1' },
      { startUrl: 'https://work.awsapps.com/start/', region: 'us-east-1' },
      { startUrl: 'https://old.awsapps.com/start#/', region: 'us-west-2' },
    ])
  })

  it('share the token of an sso-session that has the same one, else go by the start URL', () => {
    const typed = { startUrl: 'https://work.awsapps.com/start/', region: 'eu-west-1' }
    const old = { startUrl: 'https://old.awsapps.com/start', region: 'us-west-2' }
    const elsewhere = { startUrl: 'https://work.awsapps.com/start', region: 'ap-northeast-1' }
    expect([typed, old, elsewhere].map((center) => sessionFor(files, center))).toEqual([
      work,
      { ...old, cacheKey: old.startUrl },
      { ...elsewhere, cacheKey: elsewhere.startUrl },
    ])
  })
})
