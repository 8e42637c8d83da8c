import type { ContentBlock } from '@aws-sdk/client-bedrock-runtime'
import { describe, expect, it } from 'vitest'
import type { Entry } from '../../../../src/main/bedrock/conversation-order.ts'
import { modelRule, type ModelRule } from '../../../../src/main/bedrock/model-rules.ts'
import { placeCachePoints } from '../../../../src/main/bedrock/prompt-caching.ts'
import { messageIdSchema, type MessageId } from '../../../../src/shared/ids.ts'
import { defaultCaching, type Caching } from '../../../../src/shared/inference.ts'

const claude = modelRule('anthropic.claude-sonnet-4-6')
const nova = modelRule('amazon.nova-pro')
const llama = modelRule('meta.llama4-scout')
const unknown = modelRule('acme.robot-9')

const text: ContentBlock = { text: 'Hi' }
const document: ContentBlock = { document: { format: 'pdf', name: 'a', source: { text: 'a' } } }
const use: ContentBlock = { toolUse: { toolUseId: 't1', name: 'a', input: {} } }
const result: ContentBlock = { toolResult: { toolUseId: 't1', content: [{ text: '4' }] } }
const thought: ContentBlock = { reasoningContent: { reasoningText: { text: '', signature: 's' } } }
const user = (...content: readonly ContentBlock[]): Entry => ({ role: 'user', content })
const answer = (...content: readonly ContentBlock[]): Entry => ({ role: 'assistant', content })
const idOf = (index: number): MessageId => messageIdSchema.parse(`00000000-0000-4000-8000-00000000000${index}`)

type More = {
  readonly entries?: readonly Entry[]
  readonly hasTools?: boolean
  readonly hasSystem?: boolean
  readonly thinksExtended?: boolean
}

/** A point is shown as its lifetime, every other block by its kind. */
const shown = (block: ContentBlock): string =>
  block.cachePoint === undefined ? (Object.keys(block)[0] ?? '') : `[${block.cachePoint.ttl ?? '5m'}]`

const placed = (rule: ModelRule, caching: Partial<Caching>, more: More = {}) => {
  const { entries = [user(text)] } = more
  const {
    tools,
    system,
    entries: result_,
    adjustments,
  } = placeCachePoints({
    caching: { ...defaultCaching, ...caching },
    rule,
    entries,
    ends: new Map(entries.map(({ content }, entry) => [idOf(entry), { entry, block: content.length - 1 }])),
    hasTools: more.hasTools ?? true,
    hasSystem: more.hasSystem ?? true,
    thinksExtended: more.thinksExtended ?? false,
  })
  return {
    tools: tools === null ? null : (tools.ttl ?? '5m'),
    system: system === null ? null : (system.ttl ?? '5m'),
    messages: result_.map(({ content }) => content.map(shown).join(' ')),
    adjustments,
  }
}

const talk = [user(text), answer(text), user(text), answer(text), user(text)]

describe('placeCachePoints', () => {
  it('places them behind tools, system, and the two newest user messages by itself', () => {
    expect(placed(claude, {}, { entries: talk })).toEqual({
      tools: '1h',
      system: '1h',
      messages: ['text', 'text', 'text [5m]', 'text', 'text [5m]'],
      adjustments: [],
    })
  })

  it('says nothing of a lifetime of five minutes, which every family has', () => {
    const { tools, system } = placeCachePoints({
      caching: defaultCaching,
      rule: nova,
      entries: talk,
      ends: new Map(),
      hasTools: true,
      hasSystem: true,
      thinksExtended: false,
    })
    expect({ tools, system }).toEqual({ tools: null, system: { type: 'default' } })
  })

  it.each([
    ['switched off', claude, { mode: 'off' }],
    ['where the family has none', llama, {}],
    ['where it is not known that there is any', unknown, {}],
  ] as const)('places none %s', (_name, rule, caching) => {
    expect(placed(rule, caching)).toEqual({ tools: null, system: null, messages: ['text'], adjustments: [] })
  })

  it('tries by hand what is not known, and tells what the family has not', () => {
    expect([
      placed(unknown, { mode: 'manual', tools: '1h', system: '1h', messages: '1h' }),
      placed(llama, { mode: 'manual' }),
      placed(nova, { mode: 'manual' }),
    ]).toEqual([
      { tools: '1h', system: '1h', messages: ['text [1h]'], adjustments: [] },
      { tools: null, system: null, messages: ['text'], adjustments: ['cache-points-left-out'] },
      { tools: null, system: '5m', messages: ['text [5m]'], adjustments: ['cache-points-left-out', 'cache-lifetime-changed'] },
    ])
  })

  it('lets no lifetime be longer than the one before it', () => {
    expect([
      placed(claude, { mode: 'manual', tools: '5m', system: '1h', messages: '1h' }),
      placed(claude, { mode: 'manual', tools: null, system: '1h', messages: '1h' }),
      placed(claude, { mode: 'manual', tools: '5m', system: null, messages: '1h' }, { hasTools: false }),
    ]).toEqual([
      { tools: '5m', system: '5m', messages: ['text [5m]'], adjustments: ['cache-lifetime-changed'] },
      { tools: null, system: '1h', messages: ['text [1h]'], adjustments: [] },
      { tools: null, system: null, messages: ['text [1h]'], adjustments: [] },
    ])
  })

  it('stands before documents that end a message, and never alone before them', () => {
    expect(placed(claude, {}, { entries: [user(document), answer(text), user(text, document, document)] }).messages).toEqual([
      'document',
      'text',
      'text [5m] document document',
    ])
  })

  it('stands behind no tool result where the family forbids it, or while extended thinking is on', () => {
    const round = [user(text), answer(thought, use), user(result)]
    expect([
      placed(nova, {}, { entries: round }).messages,
      placed(nova, {}, { entries: [...round.slice(0, 2), user(result, text)] }).messages,
      placed(claude, {}, { entries: round }).messages,
      placed(claude, {}, { entries: round, thinksExtended: true }).messages,
    ]).toEqual([
      ['text [5m]', 'reasoningContent toolUse', 'toolResult'],
      ['text [5m]', 'reasoningContent toolUse', 'toolResult text [5m]'],
      ['text [5m]', 'reasoningContent toolUse', 'toolResult [5m]'],
      ['text [5m]', 'reasoningContent toolUse', 'toolResult'],
    ])
  })

  it('stands behind the messages that were chosen, the newest of more than four in all', () => {
    const chosen = { mode: 'manual', messages: null, afterMessageIds: [0, 1, 2, 3].map(idOf) } as const
    expect([
      placed(claude, { ...chosen, tools: null, system: null }, { entries: talk }),
      placed(claude, { ...chosen, messages: '1h' }, { entries: talk }),
      placed(claude, { ...chosen, tools: null, system: null, afterMessageIds: [idOf(9)] }, { entries: talk }),
    ]).toEqual([
      { tools: null, system: null, messages: ['text [5m]', 'text [5m]', 'text [5m]', 'text [5m]', 'text'], adjustments: [] },
      { tools: '1h', system: '1h', messages: ['text', 'text', 'text', 'text [1h]', 'text [1h]'], adjustments: ['cache-points-left-out'] },
      { tools: null, system: null, messages: talk.map(() => 'text'), adjustments: ['cache-points-left-out'] },
    ])
  })
})
