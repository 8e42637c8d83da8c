import { beforeEach, describe, expect, it, vi } from 'vitest'
import { settingsSchema } from '../../../../../src/shared/settings.ts'
import { refusedChipId } from '../../../../../src/renderer/features/composer/refused-chip-id.ts'
import { installBridge } from '../../../../support/bridge-double.ts'
import { sampleAttachment } from '../../../../support/sample-attachment.ts'

const failure = { code: 'x', title: 'Not now', advice: 'Later.', retryable: true, remedies: [] }
const longText = 'a'.repeat(5000)

const counted = (fits: boolean) => ({
  inputTokens: fits ? 1000 : 300_000,
  isEstimate: false,
  contextWindow: 200_000,
  maxTokens: 4096,
  fits,
  inputUsd: null,
  longestAnswerUsd: null,
  priceAsOf: null,
  largerModels: [],
})

/** A window with a profile and a model chosen, where text fits as far as `fits` says. */
const load = async (
  fits: (text: string) => boolean,
  settings: object = { profileId: 'aws:work', modelId: 'amazon.nova-lite-v1:0' },
  plan: (input: { readonly modelId: string }) => unknown = () => ({ ok: true, value: [] }),
) => {
  const bridge = installBridge({
    'app.start': () => ({
      ok: true,
      value: {
        settings: settingsSchema.parse(settings),
        conversations: { conversations: [], total: 0 },
        newDraft: { text: '', attachments: [] },
        version: '1',
        codeQuestion: null,
        notice: null,
      },
    }),
    'drafts.save': () => ({ ok: true, value: null }),
    'turns.count': ({ text }: { readonly text: string }) => ({ ok: true, value: counted(fits(text)) }),
    'attachments.plan': plan,
    'turns.start': () => ({ ok: false, error: failure }),
  })
  const focused: string[] = []
  Reflect.set(globalThis, 'document', { getElementById: (id: string) => ({ focus: () => focused.push(id) }) })
  const { loadStart } = await import('../../../../../src/renderer/state/settings.ts')
  await loadStart()
  const draft = await import('../../../../../src/renderer/state/composer-draft.ts')
  const { countSoon } = await import('../../../../../src/renderer/state/count-send.ts')
  const { planSoon } = await import('../../../../../src/renderer/state/file-plan.ts')
  const type = (text: string): void => {
    draft.setDraftText(text)
    countSoon({
      profileId: 'demo',
      region: '',
      modelId: 'amazon.nova-lite-v1:0',
      conversationId: null,
      text,
      attachmentIds: [],
      inference: null,
      outputSchema: null,
    })
  }
  const planFiles = (modelId: string): void => {
    const attachments = [sampleAttachment(1), sampleAttachment(2)]
    draft.editDraft('new', (before) => ({ ...before, attachments }))
    planSoon({ profileId: 'demo', region: '', modelId, conversationId: null, attachmentIds: attachments.map(({ id }) => id) })
  }
  const asked = (): readonly string[] => bridge.calls.map(({ name }) => name).filter((name) => name.startsWith('turns.'))
  return { asked, focused, type, planFiles, draft, ...(await import('../../../../../src/renderer/features/composer/ask.ts')) }
}

describe('ask', () => {
  beforeEach(() => void vi.resetModules())

  it('sends a short question without waiting for its count', async () => {
    const { ask, asked, type } = await load(() => true)
    type('Hello')
    await ask()
    expect(asked()).toEqual(['turns.start'])
  })

  it('counts a long question first, and sends what fits', async () => {
    const { ask, asked, type } = await load(() => true)
    type(longText)
    await ask()
    expect(asked()).toEqual(['turns.count', 'turns.start'])
  })

  it('asks what to do about one that does not fit, and sends it only when told to', async () => {
    const { ask, askAnyway, asked, focused, type, doesNotFitId } = await load(() => false)
    type(longText)
    await ask()
    const held = [...asked()]
    await askAnyway()
    expect({ held, focused, sent: asked() }).toEqual({
      held: ['turns.count'],
      focused: [doesNotFitId],
      sent: ['turns.count', 'turns.start'],
    })
  })

  it('counts anew what was made shorter', async () => {
    const { ask, asked, focused, type } = await load((text) => text.length < 100)
    type(longText)
    await ask()
    type('Shorter')
    await ask()
    expect({ asked: asked(), focused: focused.length }).toEqual({ asked: ['turns.count', 'turns.count', 'turns.start'], focused: 1 })
  })

  it('holds a question back while the model would refuse one of its files, and goes to that file', async () => {
    const refusal = { attachmentId: sampleAttachment(2).id, form: 'refused', note: null, error: failure, betterModels: [] }
    const { ask, asked, focused, planFiles } = await load(
      () => true,
      undefined,
      ({ modelId }) => ({
        ok: true,
        value: modelId === 'takes-none' ? [refusal] : [],
      }),
    )
    planFiles('takes-none')
    await ask()
    const held = [...asked()]
    planFiles('takes-all')
    await ask()
    expect({ held, focused, sent: asked() }).toEqual({
      held: [],
      focused: [refusedChipId(sampleAttachment(2).id)],
      sent: ['turns.start'],
    })
  })

  it('sends nothing without a text, a profile or a model', async () => {
    const { ask, asked, type, draft } = await load(() => true, {})
    await ask()
    const empty = draft.draftOf(null).error
    type('Hello')
    await ask()
    expect({ asked: asked(), empty, error: draft.draftOf(null).error?.code }).toEqual({ asked: [], empty: null, error: 'choose-profile' })
  })
})
