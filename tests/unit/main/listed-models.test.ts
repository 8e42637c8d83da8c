import { describe, expect, it } from 'vitest'
import { bundledModels } from '../../../src/main/bedrock/list-models.ts'
import { createListedModels } from '../../../src/main/listed-models.ts'
import { saveModelList } from '../../../src/main/store/model-lists.ts'
import { ExpectedError } from '../../../src/shared/expected-error.ts'
import { temporaryDatabase } from '../../support/temporary-database.ts'

const noRegion = new ExpectedError({ code: 'no-region', title: 'No region', advice: 'Choose one', retryable: false, remedies: [] })

describe('createListedModels', () => {
  it('gives the list of the account, in the region of the profile where none was chosen', async () => {
    const { database } = temporaryDatabase()
    const own = bundledModels({ region: 'us-east-1' }).slice(0, 2)
    saveModelList(database, 'aws:work', 'us-east-1', { models: own, fetchedAt: 1 })
    const listedModels = createListedModels({ database: () => database, regionOf: async () => 'us-east-1' })
    expect([await listedModels('aws:work', ''), await listedModels('aws:work', 'us-east-1')]).toEqual([own, own])
  })

  it('gives the list that came with the app where no other is known, and that of the demo for the demo', async () => {
    const { database } = temporaryDatabase()
    const regionOf = () => Promise.reject(noRegion)
    const listedModels = createListedModels({ database: () => database, regionOf })
    expect([
      await listedModels('aws:work', ''),
      await listedModels('aws:work', 'eu-central-1'),
      (await listedModels('demo', '')).map(({ id }) => id),
    ]).toEqual([
      bundledModels({ region: '' }),
      bundledModels({ region: 'eu-central-1' }),
      bundledModels({ isDemo: true }).map(({ id }) => id),
    ])
  })

  it('does not hide a fault', async () => {
    const { database } = temporaryDatabase()
    const listedModels = createListedModels({ database: () => database, regionOf: () => Promise.reject(new TypeError('a fault')) })
    await expect(listedModels('aws:work', '')).rejects.toThrow('a fault')
  })
})
