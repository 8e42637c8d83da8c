import { describe, expect, it } from 'vitest'
import { emptyKeys, keysProblems, keysToSend } from '../../../../../src/renderer/features/settings/access-keys.ts'
import { accessKeysSchema } from '../../../../../src/shared/profile.ts'

const keys = {
  ...emptyKeys,
  name: 'Work',
  region: ' eu-central-1 ',
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG',
}

describe('keysProblems', () => {
  it('names every field that is missing', () => {
    expect(Object.keys(keysProblems(emptyKeys)).toSorted()).toEqual(['accessKeyId', 'name', 'region', 'secretAccessKey'])
  })

  it('has none for keys that main accepts', () => {
    expect([keysProblems(keys), accessKeysSchema.safeParse(keysToSend(keys)).success]).toEqual([{}, true])
  })
})
