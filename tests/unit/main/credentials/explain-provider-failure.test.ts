import { describe, expect, it } from 'vitest'
import { explainProviderFailure } from '../../../../src/main/credentials/explain-provider-failure.ts'
import { chainOf } from '../../../../src/main/credentials/profile-chain.ts'
import { parseAwsFile } from '../../../../src/main/credentials/aws-file.ts'
import { ExpectedError } from '../../../../src/shared/expected-error.ts'

const files = {
  config: parseAwsFile('[profile p]\ncredential_process = keys\n', 'config'),
  credentials: parseAwsFile('', 'credentials'),
  problem: null,
}
const { links } = chainOf('aws:p', { files, environment: {}, findAppProfile: () => null })
const detailOf = (error: Error): string | undefined => {
  const explained = explainProviderFailure(links, error)
  return explained instanceof ExpectedError ? explained.userFacing.detail : undefined
}

describe('the detail of a failed provider', () => {
  it.each([
    [new SyntaxError(`Unexpected token 'h', "hunter2" is not valid JSON`), 'SyntaxError: not valid JSON'],
    [new Error('Command failed: keys --password hunter2\nhunter2'), 'Error: the command failed'],
    [new Error('refused eyJhbGciOi-JIUzI1_NiIsInR5 for 111122223333'), 'Error: refused … for …'],
    [new Error('getaddrinfo ENOTFOUND sts.eu-west-1.amazonaws.com'), 'Error: getaddrinfo ENOTFOUND sts.eu-west-1.amazonaws.com'],
  ])('of %j is %j', (error, detail) => {
    expect(detailOf(error)).toBe(detail)
  })
})
