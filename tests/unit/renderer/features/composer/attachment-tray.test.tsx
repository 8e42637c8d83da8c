import { renderToStaticMarkup } from 'react-dom/server'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { FilePlan } from '../../../../../src/shared/attachment.ts'
import { installBridge } from '../../../../support/bridge-double.ts'
import { sampleAttachment } from '../../../../support/sample-attachment.ts'

const error = { code: 'too-many-pages', title: 'Too many pages', advice: 'Choose some.', retryable: false, remedies: [] }
const first = sampleAttachment(1)
const plan: FilePlan = { attachmentId: first.id, form: 'text', note: 'Sent as its text', error: null, betterModels: [] }
const lockedId = '33333333-3333-4333-8333-333333333333'

const load = async (plans: readonly FilePlan[] = []) => {
  installBridge({ 'attachments.plan': () => ({ ok: true, value: plans }), 'drafts.save': () => ({ ok: true, value: null }) })
  const { AttachmentTray } = await import('../../../../../src/renderer/features/composer/attachment-tray.tsx')
  const { TooltipProvider } = await import('../../../../../src/renderer/ui/tooltip.tsx')
  const { editDraft } = await import('../../../../../src/renderer/state/composer-draft.ts')
  const { planSoon, settlePlan } = await import('../../../../../src/renderer/state/file-plan.ts')
  planSoon({ profileId: 'demo', region: '', modelId: 'm', conversationId: null, attachmentIds: [first.id] })
  await settlePlan(1500)
  const markup = (): string =>
    renderToStaticMarkup(
      <TooltipProvider>
        <AttachmentTray />
      </TooltipProvider>,
    )
  const texts = (): readonly string[] =>
    markup()
      .replaceAll(/<[^>]*>/gu, '|')
      .split(/\|+/u)
      .filter((text) => text !== '')
  return { markup, texts, editDraft }
}

describe('AttachmentTray', () => {
  beforeEach(() => void vi.resetModules())

  it('says on the chip how the file will go to the model', async () => {
    const { texts, editDraft } = await load([plan])
    editDraft('new', (draft) => ({ ...draft, attachments: [first] }))
    expect(texts()).toEqual(['Open file 1.pdf', 'file 1.pdf', '12 pages · 1 MB', 'Sent as its text'])
  })

  it('gives the reason for a file that would not go, other models and the choice of pages', async () => {
    const better = [{ modelId: 'x', name: 'Nova Premier' }]
    const { markup, texts, editDraft } = await load([{ ...plan, form: 'refused', note: null, error, betterModels: better }])
    editDraft('new', (draft) => ({ ...draft, attachments: [first] }))
    expect({ texts: texts(), hasPlace: markup().includes(`id="composer-refused-${first.id}" tabindex="-1"`) }).toEqual({
      texts: ['Too many pages', 'Choose some.', 'Choose pages…', 'Use Nova Premier', 'Open'],
      hasPlace: true,
    })
  })

  it('counts many files, offers to remove them all, and asks for the password of a locked one', async () => {
    const { texts, editDraft } = await load()
    const refused = [{ key: 'r', name: 'locked.pdf', error: { ...error, title: 'Locked' }, lockedId }]
    editDraft('new', (draft) => ({ ...draft, refused, attachments: [1, 2, 3, 4].map((number) => sampleAttachment(number)) }))
    expect(texts().slice(0, 5)).toEqual(['4 files · 4 MB', 'Remove all', 'Locked', 'Choose some.', 'Enter the password…'])
  })

  it('offers to dismiss at once what is said about several refused files', async () => {
    const { texts, editDraft } = await load()
    const refused = ['a', 'b', 'c'].map((key) => ({ key, name: key, error, lockedId: null }))
    editDraft('new', (draft) => ({ ...draft, refused }))
    expect(texts().slice(0, 3)).toEqual(['3 files were not added', 'Dismiss these messages', 'Too many pages'])
  })

  it('says how far reading is', async () => {
    const { texts, editDraft } = await load()
    const pending = [{ key: 'p', name: 'late.pdf' }]
    editDraft('new', (draft) => ({ ...draft, pending, reading: { done: 12, total: 50 } }))
    expect(texts()).toEqual(['12 of 50 read', 'late.pdf', 'Reading…'])
  })
})
