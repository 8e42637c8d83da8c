import { describe, expect, it } from 'vitest'
import { matchesAction } from '../../../../../src/renderer/features/search/palette-actions.ts'

describe('matchesAction', () => {
  it('takes the beginnings of words in any order', () => {
    expect(['dark', 'theme da', 'ark', ''].map((query) => matchesAction('Use the dark theme', query))).toEqual([true, true, false, true])
  })
})
