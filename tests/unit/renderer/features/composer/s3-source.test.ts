import { describe, expect, it } from 'vitest'
import { s3AddressIn } from '../../../../../src/renderer/features/composer/s3-address.ts'
import { s3Problems, s3SourceOf } from '../../../../../src/renderer/features/composer/s3-source.ts'
import { s3SourceSchema } from '../../../../../src/shared/attachment.ts'

describe('s3AddressIn', () => {
  it('finds an address only where a text is nothing else', () => {
    const texts = [
      ' s3://my-bucket/a/b.pdf\n',
      's3://my-bucket/with space.pdf',
      's3://my-bucket/',
      's3://My/a.pdf',
      'see s3://my-bucket/a',
      's3://my-bucket/a\ns3://b',
    ]
    expect(texts.map(s3AddressIn)).toEqual(['s3://my-bucket/a/b.pdf', 's3://my-bucket/with space.pdf', null, null, null, null])
  })
})

describe('the form of an address in S3', () => {
  it('becomes what the contract takes', () => {
    const sources = [
      s3SourceOf({ uri: ' s3://my-bucket/a.pdf ', bucketOwner: '1234 5678 9012', region: '' }),
      s3SourceOf({ uri: 's3://my-bucket/a.pdf', bucketOwner: ' ', region: '' }),
    ]
    expect(sources.map((source) => s3SourceSchema.parse(source))).toEqual([
      { uri: 's3://my-bucket/a.pdf', bucketOwner: '123456789012' },
      { uri: 's3://my-bucket/a.pdf', bucketOwner: null },
    ])
  })

  it('says under each field what is wrong with it', () => {
    expect(s3Problems({ uri: 'https://my-bucket', bucketOwner: '12', region: 'Frankfurt' })).toEqual({
      uri: 'An address looks like s3://bucket/folder/file.pdf.',
      bucketOwner: 'An account number has 12 digits.',
      region: 'A region looks like eu-central-1.',
    })
  })
})
