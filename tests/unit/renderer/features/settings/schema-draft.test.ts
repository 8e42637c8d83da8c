import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import {
  draftOfSchema,
  emptyDraft,
  fieldNames,
  freeName,
  outputOf,
  schemaProblems,
} from '../../../../../src/renderer/features/settings/schema-draft.ts'
import { schemaStarters } from '../../../../../src/renderer/features/settings/schema-starters.ts'
import { outputSchemaSchema, type SavedSchema } from '../../../../../src/shared/inference.ts'

const invoice: SavedSchema = { id: '6f9619ff-8b86-4d01-b42d-00cf4fc964ff', name: 'invoice', description: '', schema: { type: 'object' } }

describe('the examples', () => {
  it.each(Object.entries(schemaStarters))('%s is a schema that compiles and asks for each of its fields', (_name, starter) => {
    const compiled = new Ajv2020({ strict: true, strictTypes: false }).compile(starter.schema)
    expect([outputSchemaSchema.parse(starter), compiled({}), starter.schema['required']]).toEqual([
      starter,
      false,
      fieldNames(starter.schema),
    ])
  })
})

describe('the draft of a schema', () => {
  it('becomes the schema that it was made of', () => {
    const draft = draftOfSchema(schemaStarters.invoice, invoice.id)
    expect([outputOf(draft), schemaProblems(draft, [invoice])]).toEqual([schemaStarters.invoice, {}])
  })

  it('says what is missing, where the text is no JSON, and that a name is taken', () => {
    expect([
      schemaProblems(emptyDraft, []),
      schemaProblems({ ...emptyDraft, name: 'a b', text: '{' }, []),
      schemaProblems({ ...emptyDraft, name: 'invoice', text: '{}' }, [invoice]),
    ]).toEqual([
      { name: 'A name has 1 to 64 letters, digits, _ and -.', text: 'Enter a JSON Schema.' },
      { name: 'A name has 1 to 64 letters, digits, _ and -.', text: 'Line 1, column 2: a name in double quotes is expected here.' },
      { name: 'There is a schema “invoice” already.' },
    ])
  })

  it('finds a name that is free', () => {
    expect([freeName('tasks', [invoice]), freeName('invoice', [invoice, { ...invoice, name: 'invoice_2' }])]).toEqual([
      'tasks',
      'invoice_3',
    ])
  })
})
