import { renderToStaticMarkup } from 'react-dom/server'
import type { ReactNode } from 'react'
import { describe, expect, it } from 'vitest'
import { isOfPrompt, reasonAgainst, tierNote } from '../../../../../src/renderer/features/inference/against.ts'
import { AnswerGroup } from '../../../../../src/renderer/features/inference/answer-group.tsx'
import { shownPlaces } from '../../../../../src/renderer/features/inference/cache-lifetimes.ts'
import type { InferenceView } from '../../../../../src/renderer/features/inference/inference-view.ts'
import { InstructionsGroup } from '../../../../../src/renderer/features/inference/instructions-group.tsx'
import { effortLabel, reasoningNote } from '../../../../../src/renderer/features/inference/reasoning-words.ts'
import { inferenceInEffect } from '../../../../../src/renderer/state/inference-layers.ts'
import { TooltipProvider } from '../../../../../src/renderer/ui/tooltip.tsx'
import { profileIdSchema } from '../../../../../src/shared/ids.ts'
import { defaultInference, type InferenceChanges, type ModelFeatures } from '../../../../../src/shared/inference.ts'

const everything: ModelFeatures = {
  modelId: 'm',
  baseModelId: 'm',
  target: 'model',
  contextWindow: 200_000,
  maxOutput: 8192,
  leftOut: [],
  refusedTiers: [],
  samplingIsEitherOr: false,
  topK: true,
  reasoning: 'budget',
  efforts: [],
  cachePlaces: ['tools', 'system', 'messages'],
  cacheTtls: ['5m', '1h'],
  structuredOutput: 'native',
  tools: true,
  citations: true,
  countsTokens: true,
}

const viewOf = (features: Partial<ModelFeatures>, conversation: InferenceChanges = {}, model: InferenceChanges = {}): InferenceView => {
  const layers = { conversation, model, app: defaultInference, features: { ...everything, ...features } }
  const target = { conversationId: null, profileId: profileIdSchema.parse('demo'), region: '', modelId: 'm' }
  return { layers, settings: inferenceInEffect(layers), target, modelName: 'Claude Opus 5', draftPrefix: 'new' }
}
const drawn = (group: ReactNode): string => renderToStaticMarkup(<TooltipProvider>{group}</TooltipProvider>)
/** The opening tag of the field with that label. */
const controlOf = (html: string, label: string): string => {
  const id = new RegExp(`<label for="([^"]+)"[^>]*>${label}</label>`, 'u').exec(html)?.[1]
  return new RegExp(`<(?:input|textarea)[^>]*id="${id}"[^>]*>`, 'u').exec(html)?.[0] ?? ''
}

describe('a field of the settings', () => {
  it('says where its value is from, and can be reset where that is not the app', () => {
    const html = drawn(<AnswerGroup view={viewOf({}, { topP: 0.5 }, { topK: 9 })} />)
    expect([
      html.includes('<span>This conversation</span><button type="button" class="setting-reset" aria-label="Reset: Top-p">'),
      html.includes(
        '<span>This model</span><button type="button" class="setting-reset" aria-label="Reset for every conversation with this model: Top-k">',
      ),
      (html.match(/<span>Default<\/span><\/span>/gu) ?? []).length,
      html.includes('2 changed'),
    ]).toEqual([true, true, 6, true])
  })

  it('that the model does not take keeps its value, is disabled, and says why', () => {
    const html = drawn(<AnswerGroup view={viewOf({ leftOut: ['temperature', 'topP'], topK: false }, { temperature: 0.3 })} />)
    expect([
      controlOf(html, 'Temperature').includes('disabled=""') && controlOf(html, 'Temperature').includes('value="0.3"'),
      html.includes('Claude Opus 5 does not take a temperature.'),
      html.includes('Claude Opus 5 does not take top-p.'),
      html.includes('Claude Opus 5 does not take top-k.'),
      controlOf(html, 'Longest answer').includes('disabled'),
    ]).toEqual([true, true, true, true, false])
  })

  it('that a prompt brings itself is disabled, with no reason of its own under it', () => {
    const html = drawn(<AnswerGroup view={viewOf({ target: 'prompt', leftOut: ['temperature'], topK: false }, { temperature: 0.3 })} />)
    expect([
      controlOf(html, 'Temperature').includes('disabled=""') && controlOf(html, 'Temperature').includes('value="0.3"'),
      html.includes('Prompt Management'),
      html.includes('does not take'),
    ]).toEqual([true, false, false])
  })

  it('tells what a model with a shorter answer, or with only one of two settings, makes of it', () => {
    const html = drawn(<AnswerGroup view={viewOf({ samplingIsEitherOr: true }, { maxTokens: 9000, temperature: 1, topP: 1 })} />)
    expect([html.includes('Claude Opus 5 gives at most'), html.includes('takes a temperature or top-p, not both')]).toEqual([true, true])
  })

  it('shows the system prompt as text, and leaves a number that is left to the model empty', () => {
    const html = drawn(<InstructionsGroup view={viewOf({}, { systemPrompt: 'Be <brief>' })} />)
    expect([html.includes('Be &lt;brief&gt;</textarea>'), controlOf(drawn(<AnswerGroup view={viewOf({})} />), 'Temperature')]).toEqual([
      true,
      expect.stringContaining('placeholder="Left to the model" autoComplete="off" spellCheck="false" value=""'),
    ])
  })
})

describe('isOfPrompt', () => {
  it('is so of the settings that a prompt of Prompt Management brings itself', () => {
    const keys = [
      'systemPrompt',
      'maxTokens',
      'tools',
      'requestFields',
      'reasoning',
      'caching',
      'requestMetadata',
      'guardrail',
      'promptVariables',
    ] as const
    expect(keys.map((key) => isOfPrompt(key, { ...everything, target: 'prompt' }))).toEqual([
      true,
      true,
      true,
      true,
      true,
      true,
      false,
      false,
      false,
    ])
  })
})

describe('reasonAgainst', () => {
  it('has one line for each ability that is missing', () => {
    const nothing = { ...everything, tools: false, citations: false, reasoning: 'none' as const, cachePlaces: [] }
    expect((['tools', 'citations', 'reasoning', 'caching', 'streaming'] as const).map((key) => reasonAgainst(key, nothing, 'It'))).toEqual([
      'It cannot use tools.',
      'It does not cite documents.',
      'It has no reasoning that could be set.',
      'It keeps no text.',
      undefined,
    ])
  })
})

describe('tierNote', () => {
  it('says of a refused tier alone that it was refused', () => {
    const features = { ...everything, refusedTiers: ['reserved' as const] }
    expect((['unset', 'flex', 'reserved'] as const).map((tier) => tierNote(tier, features, 'It'))).toEqual([
      'AWS decides: standard unless the account says otherwise.',
      'Costs less; requests wait when there is much to do.',
      'It has refused this tier. The choice is kept for other models.',
    ])
  })
})

describe('reasoning', () => {
  it('says of each family what can be chosen', () => {
    const note = (features: Partial<ModelFeatures>) => reasoningNote({ ...everything, ...features }, 'It')
    expect([
      note({ reasoning: 'always' }),
      note({ reasoning: 'effort', efforts: ['low'] }),
      note({ reasoning: 'effort', efforts: ['none', 'low'] }),
    ]).toEqual([
      'It always reasons; it cannot be switched off.',
      'It may have no way to switch it off; it then reasons as it always does.',
      'Thinking before the answer takes longer and costs tokens.',
    ])
  })

  it('calls a level by its name, and a new one by the service’s', () => {
    expect([effortLabel('xhigh'), effortLabel('ultra')]).toEqual(['Very high', 'ultra'])
  })
})

describe('shownPlaces', () => {
  const caching = { mode: 'manual' as const, tools: '5m' as const, system: '1h' as const, messages: null, afterMessageIds: [] }

  it('marks a lifetime that is longer than one before it', () => {
    expect(shownPlaces(caching, everything)).toEqual([
      { place: 'tools', isAllowed: true, ttl: '5m', isShortened: false },
      { place: 'system', isAllowed: true, ttl: '1h', isShortened: true },
      { place: 'messages', isAllowed: true, ttl: null, isShortened: false },
    ])
  })

  it('shows only the lifetimes and places that the model has', () => {
    expect(shownPlaces(caching, { ...everything, cachePlaces: ['system'], cacheTtls: ['5m'] })).toEqual([
      { place: 'tools', isAllowed: false, ttl: '5m', isShortened: false },
      { place: 'system', isAllowed: true, ttl: '5m', isShortened: false },
      { place: 'messages', isAllowed: false, ttl: null, isShortened: false },
    ])
  })
})
