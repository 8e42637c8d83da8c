import { describe, expect, it } from 'vitest'
import { formElsewhere } from '../../../../src/renderer/state/form-elsewhere.ts'
import { modelSchema } from '../../../../src/shared/model.ts'

const model = (id: string, more: object = {}) =>
  modelSchema.parse({
    id,
    name: id,
    provider: 'Example',
    baseModelId: 'example.model',
    route: 'inference-profile',
    geography: id.split('.')[0],
    documents: true,
    images: true,
    video: false,
    tools: true,
    caching: false,
    reasoning: false,
    contextWindow: null,
    lifecycle: null,
    ...more,
  })
const missing = model('eu.example.model')

describe('formElsewhere', () => {
  it('takes the nearest form, the worldwide one only where there is no other', () => {
    const worldwide = model('global.example.model')
    const nearest = model('us.example.model')
    expect([formElsewhere([worldwide, nearest], missing)?.id, formElsewhere([worldwide], missing)?.id]).toEqual([nearest.id, worldwide.id])
  })

  it('takes the region alone where that is what is listed', () => {
    const local = model('example.model', { route: 'on-demand', geography: null })
    expect(formElsewhere([local], missing)?.id).toBe(local.id)
  })

  it('finds nothing for another model, an application profile or a model of which nothing is known', () => {
    const others = [model('us.other', { baseModelId: 'other' }), model('arn:team', { route: 'application-profile' })]
    const unknown = model('typed', { baseModelId: null })
    expect([formElsewhere(others, missing), formElsewhere([unknown], unknown), formElsewhere(others, undefined)]).toEqual([
      null,
      null,
      null,
    ])
  })
})
