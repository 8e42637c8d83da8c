import { beforeEach, describe, expect, it, vi } from 'vitest'
import { batchIdSchema, batchSchema } from '../../../../src/shared/batch.ts'
import { installBridge } from '../../../support/bridge-double.ts'
import { anAttachment } from '../../../support/temporary-database.ts'

const load = async () => import('../../../../src/renderer/state/batches.ts')
const failure = { code: 'gone', title: 'It is gone', advice: 'Go on.', retryable: false, remedies: [] }
const other = batchIdSchema.parse('22222222-2222-4222-8222-222222222222')
const batch = batchSchema.parse({
  id: '11111111-1111-4111-8111-111111111111',
  title: 'Summaries',
  prompt: 'Summarise.',
  profileId: 'demo',
  region: '',
  modelId: 'demo.reader',
  status: 'running',
  createdAt: 1,
  items: [
    { attachment: anAttachment(), status: 'done', conversationId: null, error: null, excerpt: 'It says' },
    { attachment: anAttachment(), status: 'failed', conversationId: null, error: failure, excerpt: '' },
  ],
})
const { items: _items, prompt: _prompt, ...facts } = batch
const row = { ...facts, total: 2, finished: 1, failed: 1 }
const settled = () => new Promise((resolve) => setTimeout(resolve))

describe('batches in the window', () => {
  beforeEach(() => void vi.resetModules())

  it('are listed, and follow what main says', async () => {
    const bridge = installBridge({ 'batches.list': () => ({ ok: true, value: [{ ...row, finished: 0, failed: 0 }] }) })
    const { batchesState, listenToBatches } = await load()
    const stop = listenToBatches()
    await settled()
    const listed = batchesState().rows
    bridge.say('batch.changed', batch)
    const followed = batchesState().rows
    stop()
    bridge.say('batch.changed', { ...batch, status: 'done' })
    expect([listed[0]?.finished, followed, batchesState().rows]).toEqual([0, [row], [row]])
  })

  it('show one with its files, or why it cannot be shown', async () => {
    installBridge({
      'batches.read': ({ batchId }: { batchId: string }) =>
        batchId === batch.id ? { ok: true, value: batch } : { ok: false, error: failure },
    })
    const { batchesState, loadBatch } = await load()
    await loadBatch(batch.id)
    const shown = batchesState().shown
    await loadBatch(other)
    expect([shown, batchesState()]).toEqual([batch, { rows: [], shown: null, status: 'failed', error: failure }])
  })

  it('are begun, and leave the list when they are removed; a refusal is said', async () => {
    const answers = [
      { ok: true, value: batch },
      { ok: false, error: failure },
    ]
    installBridge({
      'batches.start': () => answers.shift(),
      'batches.remove': () => ({ ok: true, value: null }),
      'batches.pause': () => ({ ok: false, error: failure }),
    })
    const { batchesState, pauseBatch, removeBatch, startBatch } = await load()
    const asked = { title: 't', prompt: 'p', attachmentIds: [], profileId: batch.profileId, region: '', modelId: 'm' }
    const begun = [await startBatch(asked), await startBatch(asked)]
    const rows = batchesState().rows
    await pauseBatch(batch.id)
    const { error } = batchesState()
    await removeBatch(batch.id)
    expect({ begun, rows, error, after: batchesState().rows }).toEqual({
      begun: [{ started: batch }, { error: failure }],
      rows: [row],
      error: failure,
      after: [],
    })
  })
})
