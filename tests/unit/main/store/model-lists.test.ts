import { describe, expect, it } from 'vitest'
import { bundledModels } from '../../../../src/main/bedrock/list-models.ts'
import { deleteModelLists, readModelList, saveModelList } from '../../../../src/main/store/model-lists.ts'
import { temporaryDatabase } from '../../../support/temporary-database.ts'

const models = bundledModels({ region: 'eu-central-1' })

describe('model lists', () => {
  it('keeps one list for each profile and region, the newest', () => {
    const { database } = temporaryDatabase()
    saveModelList(database, 'aws:work', 'eu-central-1', { models: [], fetchedAt: 1 })
    saveModelList(database, 'aws:work', 'eu-central-1', { models, fetchedAt: 2 })
    saveModelList(database, 'aws:work', 'us-east-1', { models: models.slice(0, 1), fetchedAt: 3 })
    expect([
      readModelList(database, 'aws:work', 'eu-central-1'),
      readModelList(database, 'aws:work', 'us-east-1'),
      readModelList(database, 'aws:other', 'us-east-1'),
    ]).toEqual([{ models, fetchedAt: 2 }, { models: models.slice(0, 1), fetchedAt: 3 }, null])
  })

  it('takes a list of another version of the app for none', () => {
    const { database } = temporaryDatabase()
    const insert = database.prepare('INSERT INTO model_lists (profile_id, region, models, fetched_at) VALUES (?, ?, ?, ?)')
    insert.run('aws:work', 'us-east-1', '[{"id":"amazon.nova-pro-v1:0"}]', 1)
    insert.run('aws:work', 'us-east-2', 'not json', 1)
    expect([readModelList(database, 'aws:work', 'us-east-1'), readModelList(database, 'aws:work', 'us-east-2')]).toEqual([null, null])
  })

  it('forgets the lists of a profile and no other', () => {
    const { database } = temporaryDatabase()
    saveModelList(database, 'aws:work', 'us-east-1', { models, fetchedAt: 1 })
    saveModelList(database, 'aws:other', 'us-east-1', { models, fetchedAt: 1 })
    deleteModelLists(database, 'aws:work')
    expect([readModelList(database, 'aws:work', 'us-east-1'), readModelList(database, 'aws:other', 'us-east-1')?.fetchedAt]).toEqual([
      null,
      1,
    ])
  })
})
