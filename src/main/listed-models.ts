import { ExpectedError } from '../shared/expected-error.ts'
import type { Model } from '../shared/model.ts'
import type { WritableDatabase } from './store/database.ts'
import { readModelList } from './store/model-lists.ts'

type Options = {
  readonly database: () => WritableDatabase
  /** The region that is meant where none was chosen; throws an ExpectedError where nothing says one. */
  readonly regionOf: (profileId: string, region: string) => Promise<string>
}

export type ListedModels = (profileId: string, region: string) => Promise<readonly Model[]>

/** What a profile may use as far as is known without asking AWS: the list asked for last, else the one that came with the app. */
export const createListedModels = ({ database, regionOf }: Options): ListedModels => {
  const settled = async (profileId: string, region: string): Promise<string> => {
    if (region !== '') return region
    try {
      return await regionOf(profileId, region)
    } catch (error) {
      // Without a region no list was ever asked for.
      if (error instanceof ExpectedError) return ''
      throw error
    }
  }
  return async (profileId, region) => {
    const { bundledModels } = await import('./bedrock/list-models.ts')
    if (profileId === 'demo') return bundledModels({ isDemo: true })
    const place = await settled(profileId, region)
    return readModelList(database(), profileId, place)?.models ?? bundledModels({ region: place })
  }
}
