import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createCodeQuestions } from '../../../../src/main/credentials/code-questions.ts'
import { ExpectedError } from '../../../../src/shared/expected-error.ts'
import type { CodeQuestion } from '../../../../src/shared/sign-in.ts'

beforeEach(() => void vi.useFakeTimers({ now: 0 }))
afterEach(() => void vi.useRealTimers())

const open = () => {
  const pushed: (CodeQuestion | null)[] = []
  const questions = createCodeQuestions({ push: (question) => pushed.push(question) })
  const ended: string[] = []
  const ask = (profileName: string): void => {
    questions.ask({ profileName, serial: 'device', problem: null }).then(
      (code) => ended.push(`${profileName} ${code}`),
      (error: unknown) => ended.push(`${profileName} ${error instanceof ExpectedError ? error.userFacing.code : 'bug'}`),
    )
  }
  return { ...questions, ask, pushed, ended, shown: () => pushed.map((question) => question?.profileName ?? null) }
}

describe('createCodeQuestions', () => {
  it('shows one question after the other', async () => {
    const { ask, answer, current, ended, shown, pushed } = open()
    ask('a')
    ask('b')
    answer(current()?.questionId ?? '', '111111')
    answer(current()?.questionId ?? '', null)
    await vi.runAllTimersAsync()
    expect({ ended, shown: shown(), expiresAt: pushed[0]?.expiresAt, current: current() }).toEqual({
      ended: ['a 111111', 'b code-cancelled'],
      shown: ['a', 'b', null],
      expiresAt: 300_000,
      current: null,
    })
  })

  it('ends a question after five minutes and shows the next for as long', async () => {
    const { ask, current, ended, pushed } = open()
    ask('a')
    ask('b')
    await vi.advanceTimersByTimeAsync(299_999)
    const before = [...ended]
    await vi.advanceTimersByTimeAsync(1)
    expect({ before, ended, next: current()?.profileName, expiresAt: pushed.at(-1)?.expiresAt }).toEqual({
      before: [],
      ended: ['a code-expired'],
      next: 'b',
      expiresAt: 600_000,
    })
  })

  it('ignores an answer to a question that waits no more', async () => {
    const { ask, answer, current, ended } = open()
    ask('a')
    const first = current()?.questionId ?? ''
    answer(first, '111111')
    ask('b')
    answer(first, '222222')
    await vi.advanceTimersByTimeAsync(0)
    expect([ended, current()?.profileName]).toEqual([['a 111111'], 'b'])
  })

  it('ends what waits when it is disposed', async () => {
    const { ask, dispose, current, ended } = open()
    ask('a')
    ask('b')
    dispose()
    await vi.runAllTimersAsync()
    expect([ended, current()]).toEqual([['a code-cancelled', 'b code-cancelled'], null])
  })

  it('asks nobody after it is disposed of', async () => {
    const { ask, dispose, ended, shown } = open()
    ask('a')
    dispose()
    ask('b')
    await vi.runAllTimersAsync()
    expect([ended, shown()]).toEqual([['a code-cancelled', 'b code-cancelled'], ['a']])
  })
})
