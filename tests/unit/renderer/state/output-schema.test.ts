import { beforeEach, describe, expect, it, vi } from 'vitest'
import { conversationIdSchema } from '../../../../src/shared/ids.ts'
import { readHook } from '../../../support/read-hook.ts'
import { installBridge } from '../../../support/bridge-double.ts'

const one = conversationIdSchema.parse('11111111-1111-4111-8111-111111111111')
const invoice = { name: 'invoice', description: '', schema: { type: 'object' } }
const letter = { name: 'letter', description: 'A letter', schema: { type: 'object' } }

const load = async () => {
  installBridge({ 'drafts.save': () => ({ ok: true, value: null }) })
  const { showDraft } = await import('../../../../src/renderer/state/composer-draft.ts')
  return { showDraft, ...(await import('../../../../src/renderer/state/output-schema.ts')) }
}

describe('the schema of the next answer', () => {
  beforeEach(() => void vi.resetModules())

  it('stays with its conversation until it is removed', async () => {
    const { chooseSchema, chosenSchema, showDraft, useChosenSchema } = await load()
    chooseSchema(invoice)
    showDraft(one)
    chooseSchema(letter)
    const ofOne = [chosenSchema(), readHook(useChosenSchema)]
    showDraft(null)
    const ofNew = chosenSchema()
    chooseSchema(null)
    expect({ ofOne, ofNew, removed: chosenSchema() }).toEqual({ ofOne: [letter, letter], ofNew: invoice, removed: null })
  })

  it('goes on as the newest question had it, unless another was chosen since', async () => {
    const { chooseSchema, chosenSchema, restoreSchema, showDraft } = await load()
    showDraft(one)
    restoreSchema(one, invoice)
    const restored = chosenSchema()
    chooseSchema(null)
    restoreSchema(one, invoice)
    expect({ restored, removed: chosenSchema() }).toEqual({ restored: invoice, removed: null })
  })

  it('is not there in the next new conversation', async () => {
    const { chooseSchema, chosenSchema, forgetSchemaOfNew } = await load()
    chooseSchema(invoice)
    forgetSchemaOfNew()
    expect(chosenSchema()).toBeNull()
  })
})
