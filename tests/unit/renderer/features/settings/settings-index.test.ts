import { describe, expect, it } from 'vitest'
import { findSections } from '../../../../../src/renderer/features/settings/settings-index.ts'

describe('findSections', () => {
  it('finds a section by what is in it', () => {
    expect([
      findSections('theme'),
      findSections('identity center'),
      findSections('custom endpoints'),
      findSections('monthly budget'),
      findSections('price list'),
      findSections('limits of one answer'),
      findSections('word by word'),
      findSections('export calls'),
      findSections(''),
      findSections('zzz'),
    ]).toEqual([
      ['general'],
      ['aws'],
      ['aws'],
      ['usage'],
      ['prices'],
      ['tools'],
      ['servers'],
      ['activity'],
      ['general', 'aws', 'network', 'replies', 'tools', 'servers', 'activity', 'schemas', 'usage', 'prices', 'about'],
      [],
    ])
  })
})
