import type { OutputSchema, SavedSchema } from '../../../shared/inference.ts'
import { schemaLibraryMessages as words } from '../../../shared/messages/schema-library.ts'
import { parseJsonObject } from '../../ui/json-field.tsx'

/** What stands in the editor. `id` is null for a schema that is not saved yet. */
export type SchemaDraft = { readonly id: string | null; readonly name: string; readonly description: string; readonly text: string }
export type SchemaProblems = { readonly name?: string; readonly text?: string }

export const emptyDraft: SchemaDraft = { id: null, name: '', description: '', text: '' }

export const draftOfSchema = ({ name, description, schema }: OutputSchema, id: string | null): SchemaDraft => ({
  id,
  name,
  description,
  text: JSON.stringify(schema, null, 2),
})

/** A name that is free: with a number behind it where there is one of that name. */
export const freeName = (name: string, schemas: readonly SavedSchema[]): string => {
  const taken = new Set(schemas.map((schema) => schema.name))
  if (!taken.has(name)) return name
  const count = schemas.length + 2
  const numbered = Array.from({ length: count }, (_none, index) => `${name}_${index + 2}`)
  return numbered.find((candidate) => !taken.has(candidate)) ?? name
}

const nameProblem = ({ id, name }: SchemaDraft, schemas: readonly SavedSchema[]): string | undefined => {
  if (!/^[a-zA-Z0-9_-]{1,64}$/u.test(name)) return words.nameProblem
  return schemas.some((schema) => schema.name === name && schema.id !== id) ? words.nameTaken(name) : undefined
}

const textProblem = (text: string): string | undefined => {
  if (text.trim() === '') return words.schemaMissing
  const parsed = parseJsonObject(text)
  return parsed.type === 'problem' ? parsed.problem : undefined
}

export const schemaProblems = (draft: SchemaDraft, schemas: readonly SavedSchema[]): SchemaProblems => {
  const name = nameProblem(draft, schemas)
  const text = textProblem(draft.text)
  return { ...(name === undefined ? {} : { name }), ...(text === undefined ? {} : { text }) }
}

/** Null while the text is no JSON object. */
export const outputOf = ({ name, description, text }: SchemaDraft): OutputSchema | null => {
  const parsed = parseJsonObject(text)
  return parsed.type === 'value' ? { name, description: description.trim(), schema: parsed.value } : null
}

/** The names of the fields that a schema asks for, for the list. */
export const fieldNames = ({ properties }: OutputSchema['schema']): readonly string[] =>
  typeof properties === 'object' && properties !== null ? Object.keys(properties) : []
