import { describe, expect, it } from 'vitest'
import { findResources, missingOf, resourceKey } from '../../../../../src/renderer/features/composer/servers/chosen-resources.ts'
import { commandTyped, findPrompts } from '../../../../../src/renderer/features/composer/servers/find-prompts.ts'
import { slashStep } from '../../../../../src/renderer/features/composer/servers/slash-key.ts'
import { mcpPromptSchema, mcpResourceSchema } from '../../../../../src/shared/mcp.ts'

const serverId = '11111111-1111-4111-8111-111111111111'
const promptOf = (command: string, title = '', serverName = 'Server') =>
  mcpPromptSchema.parse({ serverId, serverName, name: command, command, title, description: '', arguments: [] })
const resourceOf = (uri: string, change: object = {}) =>
  mcpResourceSchema.parse({
    serverId,
    serverName: 'Everything',
    uri,
    name: 'Report',
    description: 'of the year',
    mediaType: null,
    sizeBytes: null,
    variables: [],
    ...change,
  })

describe('commandTyped', () => {
  it('is what stands behind a slash at the beginning, as long as there is no space', () => {
    expect(['/', '/su', '/a/b', ' /su', '/su m', 'a/b', '/su\n', ''].map(commandTyped)).toEqual([
      '',
      'su',
      'a/b',
      null,
      null,
      null,
      null,
      null,
    ])
  })
})

describe('findPrompts', () => {
  const prompts = [promptOf('plan'), promptOf('brief', 'Summary'), promptOf('summarise'), promptOf('add', '', 'Sums')]

  it('puts those that begin with it first, then those that have it anywhere', () => {
    const commands = (typed: string) => findPrompts(prompts, typed).map(({ command }) => command)
    expect([commands('SUM'), commands(''), commands('zzz')]).toEqual([
      ['summarise', 'add', 'brief'],
      ['add', 'brief', 'plan', 'summarise'],
      [],
    ])
  })
})

describe('slashStep', () => {
  const step = (key: string, count: number, active: number, shiftKey = false) =>
    slashStep({ key, altKey: false, ctrlKey: false, metaKey: false, shiftKey }, count, active)

  it('moves round the list, takes what is marked, puts the list away, and leaves every other key to the field', () => {
    expect([
      step('ArrowDown', 3, 2),
      step('ArrowUp', 3, 0),
      step('Enter', 3, 1),
      step('Tab', 3, 1),
      step('Escape', 3, 1),
      step('a', 3, 1),
      step('Enter', 3, 1, true),
      step('Enter', 0, 0),
    ]).toEqual([
      { type: 'move', active: 0 },
      { type: 'move', active: 2 },
      { type: 'choose' },
      { type: 'choose' },
      { type: 'put-away' },
      null,
      null,
      null,
    ])
  })
})

describe('findResources', () => {
  it('finds every word in what is known of a file', () => {
    const resources = [resourceOf('demo://a'), resourceOf('demo://b', { name: 'Letter', serverName: 'Mail' })]
    const uris = (query: string) => findResources(resources, query).map(({ uri }) => uri)
    expect([uris('year report'), uris('mail'), uris(' '), uris('report mail')]).toEqual([
      ['demo://a'],
      ['demo://b'],
      ['demo://a', 'demo://b'],
      [],
    ])
  })
})

describe('missingOf', () => {
  it('names the places of a chosen template that are still empty', () => {
    const template = resourceOf('demo://{year}/{month}', { variables: ['year', 'month'] })
    const chosen = new Map([[resourceKey(template), { year: '2026', month: ' ' }]])
    expect([missingOf(template, new Map()), missingOf(template, chosen)]).toEqual([[], ['month']])
  })
})
