import { describe, expect, it } from 'vitest'
import { isMended } from '../../../../../src/renderer/features/composer/is-mended.ts'
import { profileIdSchema } from '../../../../../src/shared/ids.ts'

const errorOf = (code: string) => ({ code, title: 'First', advice: '', retryable: false, remedies: [] })
const profileId = profileIdSchema.parse('demo')

describe('isMended', () => {
  it('is so once a profile, or a model, has been chosen; other failures stay', () => {
    expect([
      isMended(errorOf('choose-profile'), null, ''),
      isMended(errorOf('choose-profile'), profileId, ''),
      isMended(errorOf('choose-model'), profileId, ''),
      isMended(errorOf('choose-model'), profileId, 'm'),
      isMended(errorOf('throttled'), profileId, 'm'),
    ]).toEqual([false, true, false, true, false])
  })
})
