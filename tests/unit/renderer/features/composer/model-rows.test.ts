import { describe, expect, it } from 'vitest'
import {
  formBeside,
  formOf,
  groupModels,
  rowsOf,
  toggleFavourite,
  typedModelId,
  type ModelRow,
} from '../../../../../src/renderer/features/composer/model-rows.ts'
import type { Model } from '../../../../../src/shared/model.ts'

const model = (id: string, name: string, change: Partial<Model> = {}): Model => ({
  id,
  name,
  provider: 'Anthropic',
  baseModelId: id.replace(/^(?:eu|global)\./u, ''),
  route: 'inference-profile',
  geography: /^(?:eu|global)(?=\.)/u.exec(id)?.[0] ?? null,
  documents: true,
  images: true,
  video: false,
  tools: true,
  caching: true,
  reasoning: true,
  contextWindow: null,
  lifecycle: null,
  ...change,
})
const inEurope = model('eu.anthropic.opus', 'Opus (Europe)')
const worldwide = model('global.anthropic.opus', 'Opus (Worldwide)')
const nova = model('amazon.nova', 'Nova (Pro)', { provider: 'Amazon', route: 'on-demand' })
const legalArn = 'arn:aws:bedrock:eu-central-1:123456789012:application-inference-profile/abcdefghijkl'
const legal = model(legalArn, 'Legal team', { route: 'application-profile', baseModelId: 'anthropic.opus', geography: 'eu' })
const models = [inEurope, worldwide, nova, legal]
const all = { query: '', favouriteIds: [] }
const shortOf = (groups: ReturnType<typeof groupModels>) => groups.map(({ label, rows }) => [label, rows.map(({ name }) => name)])
const opusRow: ModelRow = { key: 'anthropic.opus', name: 'Opus', provider: 'Anthropic', forms: [inEurope, worldwide] }

describe('rowsOf', () => {
  it('makes one row of the forms of a model, and leaves an application profile its own', () => {
    expect(rowsOf(models)).toEqual([
      opusRow,
      { key: 'amazon.nova', name: 'Nova (Pro)', provider: 'Amazon', forms: [nova] },
      { key: legalArn, name: 'Legal team', provider: 'Anthropic', forms: [legal] },
    ])
  })
})

describe('groupModels', () => {
  it('puts favourites first in their own order, then own profiles, then providers as they come', () => {
    const favouriteIds = ['amazon.nova', 'global.anthropic.opus', 'gone']
    expect([shortOf(groupModels(models, all)), shortOf(groupModels(models, { query: '', favouriteIds }))]).toEqual([
      [
        ['Application inference profiles', ['Legal team']],
        ['Anthropic', ['Opus']],
        ['Amazon', ['Nova (Pro)']],
      ],
      [
        ['Favourites', ['Nova (Pro)', 'Opus']],
        ['Application inference profiles', ['Legal team']],
      ],
    ])
  })

  it.each([
    ['OPUS', ['Legal team', 'Opus']],
    ['anthropic worldwide', ['Opus']],
    ['amazon.no', ['Nova (Pro)']],
    ['  nova ', ['Nova (Pro)']],
    ['nothing', []],
  ])('finds “%s” in names, providers, ids and places', (query, names) => {
    const ownId = { ...legal, name: 'Legal team', id: `${legalArn}opus` }
    const found = groupModels([inEurope, worldwide, nova, ownId], { query, favouriteIds: [] })
    expect(found.flatMap(({ rows }) => rows.map(({ name }) => name))).toEqual(names)
  })
})

describe('formOf', () => {
  const choice = { query: '', favouriteIds: [], chosenId: '', picked: new Map() }

  it.each([
    ['the nearest', {}, inEurope],
    ['a favourite', { favouriteIds: ['global.anthropic.opus'] }, worldwide],
    ['the one in use before a favourite', { chosenId: 'eu.anthropic.opus', favouriteIds: ['global.anthropic.opus'] }, inEurope],
    ['the one whose id was typed', { chosenId: 'eu.anthropic.opus', query: 'global.anthropic.opus' }, worldwide],
    ['the one just picked', { chosenId: 'eu.anthropic.opus', picked: new Map([['anthropic.opus', 'global.anthropic.opus']]) }, worldwide],
  ])('takes %s', (_name, change, form) => {
    expect(formOf(opusRow, { ...choice, ...change })).toBe(form)
  })

  it('goes to the form beside, and stops at the ends', () => {
    expect([formBeside(opusRow, inEurope, 1), formBeside(opusRow, worldwide, 1), formBeside(opusRow, inEurope, -1)]).toEqual([
      worldwide,
      worldwide,
      inEurope,
    ])
  })
})

describe('typedModelId', () => {
  it.each([
    [' us.acme.robot-1 ', true, 'us.acme.robot-1'],
    ['arn:aws:bedrock:us-east-1:1:prompt/X:1', true, 'arn:aws:bedrock:us-east-1:1:prompt/X:1'],
    ['eu.anthropic.opus', true, null],
    ['opus', true, null],
    ['oracle', false, 'oracle'],
    ['two words', false, null],
    ['a'.repeat(2049), false, null],
    ['', false, null],
  ])('takes “%s” for an id where it can be one', (query, hasResults, id) => {
    expect(typedModelId(models, query, hasResults)).toBe(id)
  })
})

describe('toggleFavourite', () => {
  it('adds the form that is shown, and takes every form of a model away', () => {
    expect([
      toggleFavourite(opusRow, worldwide, ['amazon.nova']),
      toggleFavourite(opusRow, inEurope, ['global.anthropic.opus', 'amazon.nova']),
    ]).toEqual([['amazon.nova', 'global.anthropic.opus'], ['amazon.nova']])
  })
})
