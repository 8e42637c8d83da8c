import { describe, expect, it } from 'vitest'
import { documentName } from '../../../../src/main/bedrock/document-names.ts'

describe('documentName', () => {
  it('says nothing of the file and only what the service takes', () => {
    expect([documentName(1), documentName(12)]).toEqual(['Document 1', 'Document 12'])
  })
})
