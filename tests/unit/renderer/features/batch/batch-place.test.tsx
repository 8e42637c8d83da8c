import { renderToStaticMarkup } from 'react-dom/server'
import { beforeEach, describe, expect, it } from 'vitest'
import { BatchPlace } from '../../../../../src/renderer/features/batch/batch-place.tsx'
import { loadBatch } from '../../../../../src/renderer/state/batches.ts'
import { TooltipProvider } from '../../../../../src/renderer/ui/tooltip.tsx'
import { batchSchema, type Batch } from '../../../../../src/shared/batch.ts'
import { installBridge } from '../../../../support/bridge-double.ts'
import { anAttachment } from '../../../../support/temporary-database.ts'

const error = { code: 'denied', title: 'The model refuses', advice: 'Choose another.', retryable: false, remedies: [] }
const conversationId = '33333333-3333-4333-8333-333333333333'
const batch = batchSchema.parse({
  id: '11111111-1111-4111-8111-111111111111',
  title: 'Answers about 3 files',
  prompt: 'Summarise this.',
  profileId: 'demo',
  region: '',
  modelId: 'demo.reader',
  status: 'paused',
  createdAt: 1,
  items: [
    { attachment: anAttachment({ name: 'a.pdf' }), status: 'done', conversationId, error: null, excerpt: '## It **says** much' },
    { attachment: anAttachment({ name: 'b.pdf' }), status: 'failed', conversationId: null, error, excerpt: '' },
    { attachment: anAttachment({ name: 'c.pdf' }), status: 'waiting', conversationId: null, error: null, excerpt: '' },
  ],
})

const drawn = async (shown: Batch | null): Promise<string> => {
  installBridge({ 'batches.read': () => (shown === null ? { ok: false, error } : { ok: true, value: shown }) })
  await loadBatch(batch.id)
  return renderToStaticMarkup(
    <TooltipProvider>
      <BatchPlace batchId={batch.id} />
    </TooltipProvider>,
  )
}
const textsOf = (markup: string): string[] =>
  markup
    .replaceAll(/<[^>]*>/gu, '|')
    .split(/\|+/u)
    .filter((text) => text !== '')

describe('BatchPlace', () => {
  beforeEach(() => void installBridge({}))

  it('shows the question, how far it is, what can be done, and each file with its answer', async () => {
    const markup = await drawn(batch)
    expect(textsOf(markup)).toEqual([
      'Answers about 3 files',
      'What each file is asked',
      'Summarise this.',
      'Each file is asked by itself, with demo.reader.',
      'Paused: 1 of 3 done, 1 failed',
      'Paused: 1 of 3 done, 1 failed',
      'It goes on when you say so, also after the app was closed.',
      'Go on',
      'Retry the failed file',
      'Save all as Markdown…',
      'Remove the list',
      'Files',
      'a.pdf',
      'Done',
      'It says much',
      'b.pdf',
      'Failed',
      'The model refuses',
      'Choose another.',
      'c.pdf',
      'Waiting',
    ])
    expect([markup.match(/<button[^>]*batch-item-open/gu)?.length, /<progress[^>]*max="3"[^>]*value="2"/u.test(markup)]).toEqual([1, true])
  })

  it('offers to pause what runs, and does not save what has no answer', async () => {
    const items = batch.items.map((item) => ({ ...item, status: 'waiting' as const, error: null }))
    const markup = await drawn({ ...batch, status: 'running', items })
    expect([
      textsOf(markup).includes('Pause'),
      textsOf(markup).includes('Go on'),
      /aria-disabled="true"[^>]*>Save all/u.test(markup),
    ]).toEqual([true, false, true])
  })

  it('says why it cannot be shown', async () => {
    expect(textsOf(await drawn(null)).slice(0, 3)).toEqual(['Lists of answers', 'The model refuses', 'Choose another.'])
  })
})
