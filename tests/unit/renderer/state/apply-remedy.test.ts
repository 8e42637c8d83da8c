import { beforeEach, describe, expect, it, vi } from 'vitest'
import { defaultInference } from '../../../../src/shared/inference.ts'
import type { Remedy, UserFacingError } from '../../../../src/shared/user-facing-error.ts'
import { settingsSchema } from '../../../../src/shared/settings.ts'
import { sampleConversation } from '../../../support/sample-conversation.ts'
import { installBridge } from '../../../support/bridge-double.ts'

const conversation = sampleConversation({
  title: 'A mine',
  profileId: 'aws:work',
  region: 'eu-west-1',
  modelId: 'anthropic.claude-sonnet-4-5',
})
const opened = { conversation, messages: [], hasOlder: false, draft: { text: '', attachments: [] }, liveTurn: null }
const busy = { code: 'busy', title: 'Busy', advice: 'Wait.', retryable: true, remedies: [] }
const failure = (context: UserFacingError['context'] = {}, code = 'x'): UserFacingError => ({
  code,
  title: 'X',
  advice: 'Y',
  retryable: true,
  remedies: [],
  context,
})

/** Opens the conversation in a window of its own; `asked` are the requests since. */
const open = async () => {
  vi.resetModules()
  const copied: string[] = []
  vi.stubGlobal('navigator', { clipboard: { writeText: async (text: string) => void copied.push(text) } })
  vi.stubGlobal('requestAnimationFrame', () => 0)
  const bridge = installBridge({
    'conversations.open': () => ({ ok: true, value: opened }),
    'conversations.configure': ({ modelId }: { readonly modelId: string }) => ({ ok: true, value: { ...conversation, modelId } }),
    'context.trim': () => ({ ok: true, value: { ...conversation, contextFrom: 5 } }),
    'context.summarise': () => ({ ok: false, error: busy }),
    'turns.retry': () => ({ ok: false, error: busy }),
    'turns.continue': () => ({ ok: false, error: busy }),
    'settings.write': (changes: object) => ({ ok: true, value: settingsSchema.parse(changes) }),
    'inference.read': () => ({
      ok: true,
      value: { conversation: { maxTokens: 8000 }, model: {}, app: defaultInference, features: {} },
    }),
    'inference.write': ({ changes }: { readonly changes: object }) => ({ ok: true, value: changes }),
    'models.policy': () => ({ ok: true, value: { policy: '{"Version":"2012-10-17"}' } }),
    'links.open': ({ url }: { readonly url: string }) =>
      url.startsWith('https:') ? { ok: true, value: null } : { ok: false, error: busy },
    'signIn.start': () => ({ ok: true, value: { signInId: '22222222-2222-4222-8222-222222222222' } }),
  })
  const [{ openConversation }, { applyRemedy }, { currentView }, { currentSignIn }] = await Promise.all([
    import('../../../../src/renderer/state/open-conversation.ts'),
    import('../../../../src/renderer/state/apply-remedy.ts'),
    import('../../../../src/renderer/state/view.ts'),
    import('../../../../src/renderer/state/sign-in.ts'),
  ])
  await openConversation(conversation.id)
  const before = bridge.calls.length
  const asked = () => bridge.calls.slice(before).map(({ name }) => name)
  return { applyRemedy, asked, inputs: () => bridge.calls.slice(before), copied, currentView, currentSignIn }
}

describe('applyRemedy', () => {
  it('limits the answers of a conversation that has a limit of its own, and of all others', async () => {
    const { applyRemedy, inputs } = await open()
    const { showInference } = await import('../../../../src/renderer/state/inference.ts')
    const { profileId, region, modelId } = conversation
    await showInference({ conversationId: conversation.id, profileId, region, modelId })
    await applyRemedy('lower-max-tokens', failure({ maxTokens: 2048 }))
    const written = inputs().filter(({ name }) => name === 'inference.write' || name === 'settings.write')
    expect(written.map(({ name, input }) => [name, input])).toEqual([
      ['inference.write', { conversationId: conversation.id, changes: { maxTokens: 2048 } }],
      ['settings.write', { maxTokens: 2048 }],
    ])
  })

  beforeEach(() => void vi.unstubAllGlobals())

  it('chooses the other form of the model and asks again', async () => {
    const { applyRemedy, inputs } = await open()
    await applyRemedy('use-alternative', failure(), 'eu.anthropic.claude-sonnet-4-5')
    expect(inputs()).toEqual([
      { name: 'conversations.configure', input: expect.objectContaining({ modelId: 'eu.anthropic.claude-sonnet-4-5' }) },
      { name: 'turns.retry', input: { conversationId: conversation.id } },
    ])
  })

  it('lowers the longest answer and asks again', async () => {
    const { applyRemedy, inputs } = await open()
    await applyRemedy('lower-max-tokens', failure({ maxTokens: 2048 }))
    expect(inputs()).toEqual([
      { name: 'settings.write', input: { maxTokens: 2048 } },
      { name: 'turns.retry', input: { conversationId: conversation.id } },
    ])
  })

  it('copies the policy for the model and the region that failed', async () => {
    const { applyRemedy, inputs, copied } = await open()
    const isDone = await applyRemedy('copy-policy', failure({ region: 'us-east-1', modelId: 'us.amazon.nova-lite-v1:0' }))
    expect({ isDone, copied, asked: inputs() }).toEqual({
      isDone: true,
      copied: ['{"Version":"2012-10-17"}'],
      asked: [{ name: 'models.policy', input: { profileId: 'aws:work', region: 'us-east-1', modelId: 'us.amazon.nova-lite-v1:0' } }],
    })
  })

  it('opens a page through main alone, and says when it was not done', async () => {
    const { applyRemedy, asked } = await open()
    const done = [
      await applyRemedy('open-page', failure({ pageUrl: 'https://console.aws.amazon.com/' })),
      await applyRemedy('open-page', failure({ pageUrl: 'file:///etc/passwd' })),
      await applyRemedy('open-page', failure()),
    ]
    expect([done, asked()]).toEqual([
      [true, false, false],
      ['links.open', 'links.open'],
    ])
  })

  it('leaves out the oldest messages and asks again, but not when there is no room to be made', async () => {
    const { applyRemedy, inputs } = await open()
    const done = [await applyRemedy('trim-history', failure()), await applyRemedy('summarise-history', failure())]
    expect([done, inputs()]).toEqual([
      [true, false],
      [
        { name: 'context.trim', input: { conversationId: conversation.id } },
        { name: 'turns.retry', input: { conversationId: conversation.id } },
        { name: 'context.summarise', input: { conversationId: conversation.id } },
      ],
    ])
  })

  it('opens the settings of the conversation beside it', async () => {
    const { applyRemedy, currentView } = await open()
    await applyRemedy('open-inference', failure())
    expect(currentView().pane).toEqual({ type: 'inference' })
  })

  it('asks again by itself three times an hour at most, as often as it is told to otherwise', async () => {
    const { applyRemedy, asked } = await open()
    const byItself = []
    for (let count = 0; count < 5; count += 1) byItself.push(await applyRemedy('wait', failure()))
    await applyRemedy('retry', failure())
    expect([byItself, asked()]).toEqual([[true, true, true, false, false], Array.from({ length: 4 }, () => 'turns.retry')])
  })

  it('signs in to the profile of the conversation, and examines what it uses', async () => {
    const { applyRemedy, currentView, currentSignIn } = await open()
    await applyRemedy('sign-in', failure())
    await applyRemedy('run-doctor', failure())
    expect([currentSignIn()?.target, currentView().place]).toEqual([
      expect.objectContaining({ type: 'profile', profileId: 'aws:work' }),
      { type: 'doctor', patient: { profileId: 'aws:work', region: 'eu-west-1', modelId: 'anthropic.claude-sonnet-4-5' } },
    ])
  })

  it.each<[Remedy, string, string]>([
    ['choose-profile', 'x', 'aws'],
    ['open-settings', 'proxy-authentication', 'network'],
    ['open-settings', 'certificate', 'network'],
    ['open-settings', 'stalled', 'replies'],
    ['open-settings', 'too-many-tool-rounds', 'tools'],
    ['open-settings', 'turn-token-budget', 'tools'],
    ['open-settings', 'turn-money-budget', 'tools'],
    ['open-settings', 'region-missing', 'general'],
  ])('answers %s for %s with the settings of %s', async (remedy, code, section) => {
    const { applyRemedy, currentView } = await open()
    await applyRemedy(remedy, failure({}, code))
    expect(currentView().place).toEqual({ type: 'settings', section })
  })
})
