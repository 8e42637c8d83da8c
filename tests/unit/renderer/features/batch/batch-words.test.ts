import { describe, expect, it } from 'vitest'
import {
  announcedStep,
  plainExcerpt,
  reasonOfPause,
  standingOf,
  stateWords,
} from '../../../../../src/renderer/features/batch/batch-words.ts'
import type { Batch, BatchItem } from '../../../../../src/shared/batch.ts'
import { anAttachment } from '../../../../support/temporary-database.ts'

const failure = (code: string) => ({ code, title: 'The model refuses', advice: 'Choose another.', retryable: false, remedies: [] })
const item = (status: BatchItem['status'], code: string | null = null): BatchItem => ({
  attachment: anAttachment(),
  status,
  conversationId: null,
  error: code === null ? null : failure(code),
  excerpt: '',
})
const batch = (status: Batch['status'], items: readonly BatchItem[]) => ({ status, items: [...items] })
const many = (count: number, status: BatchItem['status'], code: string | null = null) =>
  Array.from({ length: count }, () => item(status, code))

describe('words of a batch', () => {
  it('say how far it is, what failed and whether it is paused', () => {
    const items = [...many(7, 'done'), item('failed', 'denied'), item('running'), ...many(3, 'waiting')]
    expect(
      [batch('running', items), batch('paused', items), batch('running', items.slice(0, 7))].map((one) => standingOf(one).words),
    ).toEqual(['7 of 12 done, 1 failed', 'Paused: 7 of 12 done, 1 failed', '7 of 7 done'])
  })

  it('are read out at each quarter and when it pauses, not with every file', () => {
    const at = (done: number, status: Batch['status'] = 'running') =>
      announcedStep(batch(status, [...many(done, 'done'), ...many(40 - done, 'waiting')]))
    expect(new Set(Array.from({ length: 40 }, (_unused, done) => at(done))).size).toBe(4)
    expect(at(9) === at(9, 'paused')).toBe(false)
  })

  it('name the reason of five failures of the same kind, while it is paused', () => {
    const items = [...many(5, 'failed', 'denied'), item('failed', 'other'), item('waiting')]
    expect(
      [batch('paused', items), batch('running', items), batch('paused', items.slice(1))].map((one) => reasonOfPause(one)?.title ?? null),
    ).toEqual(['Paused: 5 files failed for the same reason', null, null])
  })

  it('say of a file that waits for the service that it does', () => {
    expect(
      [item('waiting'), item('running'), item('running', 'throttled'), item('done'), item('failed', 'denied')].map(stateWords),
    ).toEqual(['Waiting', 'Being answered', 'Waits until it may ask again', 'Done', 'Failed'])
  })

  it('show an answer without the marks of Markdown', () => {
    expect(plainExcerpt('## Summary\n\n- **One** point (p. 3)\n| a | b |\n')).toBe('Summary One point (p. 3) a b')
  })
})
