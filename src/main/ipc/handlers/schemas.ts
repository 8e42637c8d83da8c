import type { pageRequests } from '../../../shared/ipc/contract.ts'
import type { WritableDatabase } from '../../store/database.ts'
import { listSchemas, removeSchema, saveSchema } from '../../store/output-schemas.ts'
import type { Handlers } from '../answer-request.ts'
import { checkSchema } from '../check-schema.ts'

type SchemaHandlers = Pick<Handlers<typeof pageRequests>, 'schemas.list' | 'schemas.save' | 'schemas.remove' | 'schemas.check'>

export type SchemaDependencies = {
  readonly database: () => WritableDatabase
  readonly now: () => number
  readonly newId: () => string
}

/** The library of schemas that answers can be asked to follow. */
export const schemaHandlers = ({ database, now, newId }: SchemaDependencies): SchemaHandlers => ({
  'schemas.list': () => listSchemas(database()),
  'schemas.save': ({ id, output }) => saveSchema(database(), id ?? newId(), output, now()),
  'schemas.remove': ({ id }) => {
    removeSchema(database(), id)
    return null
  },
  'schemas.check': async ({ text }) => ({ problems: await checkSchema(text) }),
})
