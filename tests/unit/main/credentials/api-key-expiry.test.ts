import { describe, expect, it } from 'vitest'
import { apiKeyExpiry } from '../../../../src/main/credentials/api-key-expiry.ts'

const shortTerm = (address: string): string => `bedrock-api-key-${Buffer.from(address).toString('base64')}`
const query = '?Action=CallWithBearerToken&X-Amz-Date=20260601T120000Z&X-Amz-Expires=43200&X-Amz-SignedHeaders=host&Version=1'

describe('apiKeyExpiry', () => {
  it.each([
    ['a short-term key', shortTerm(`bedrock.amazonaws.com/${query}`), '2026-06-02T00:00:00.000Z'],
    ['a short-term key with its scheme', shortTerm(`https://bedrock.amazonaws.com/${query}`), '2026-06-02T00:00:00.000Z'],
    ['a short-term key without a date', shortTerm('bedrock.amazonaws.com/?X-Amz-Expires=43200'), null],
    ['a short-term key without a length', shortTerm('bedrock.amazonaws.com/?X-Amz-Date=20260601T120000Z'), null],
    ['a date that is none', shortTerm(`bedrock.amazonaws.com/${query.replace('0601', '9999')}`), null],
    ['bytes that are no address', 'bedrock-api-key-////', null],
    ['a long-term key', 'ABSKQmVkcm9ja0FQSUtleS1leGFtcGxl', null],
    ['nothing', '', null],
  ])('reads %s', (_name, apiKey, expected) => {
    expect(apiKeyExpiry(apiKey)?.toISOString() ?? null).toBe(expected)
  })
})
