import { describe, expect, it } from 'vitest'
import { findSections } from '../../../../../src/renderer/features/settings/settings-index.ts'

describe('findSections', () => {
  it('finds a section by what is in it', () => {
    expect([findSections('theme'), findSections('access key'), findSections(''), findSections('zzz')]).toEqual([
      ['general'],
      ['aws'],
      ['general', 'aws', 'replies', 'about'],
      [],
    ])
  })
})
