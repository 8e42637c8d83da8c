import type { WritableDatabase } from '../../store/database.ts'
import { listSchemas, removeSchema, saveSchema } from '../../store/output-schemas.ts'
import type { PageHandlers } from '../page-handlers.ts'
import { checkSchema } from '../check-schema.ts'

export type SchemaDependencies = {
  readonly database: () => WritableDatabase
  readonly now: () => number
  readonly newId: () => string
}

/** The library of schemas that answers can be asked to follow. */
export const schemaHandlers = ({ database, now, newId }: SchemaDependencies): PageHandlers<'schemas'> => ({
  'schemas.list': () => listSchemas(database()),
  'schemas.save': ({ id, output }) => saveSchema(database(), id ?? newId(), output, now()),
  'schemas.remove': ({ id }) => {
    removeSchema(database(), id)
    return null
  },
  'schemas.check': async ({ text }) => ({ problems: await checkSchema(text) }),
})
