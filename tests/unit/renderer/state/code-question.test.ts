import { beforeEach, describe, expect, it, vi } from 'vitest'
import { readHook } from '../../../support/read-hook.ts'
import { installBridge } from '../../../support/bridge-double.ts'

const question = {
  questionId: '88888888-8888-4888-8888-888888888888',
  profileName: 'production',
  serial: 'arn:aws:iam::111122223333:mfa/anna',
  problem: null,
  expiresAt: 1,
}
const failure = { code: 'x', title: 'Not now', advice: 'Later.', retryable: true, remedies: [] }

const load = async (answer: unknown = { ok: true, value: null }) => {
  const bridge = installBridge({ 'code.answer': () => answer })
  const code = await import('../../../../src/renderer/state/code-question.ts')
  code.listenToCodeQuestions()
  return { ...code, bridge, codeState: () => readHook(() => code.useCodeQuestion((state) => state)) }
}

describe('a question for a code', () => {
  beforeEach(() => void vi.resetModules())

  it('stays until main withdraws it, and keeps no code', async () => {
    const { answerCode, codeState, bridge } = await load()
    bridge.say('code.question', question)
    await answerCode('123456')
    const checking = codeState()
    bridge.say('code.question', { ...question, problem: 'Wrong' })
    const wrong = codeState()
    bridge.say('code.question', null)
    expect({ checking, wrong, after: codeState(), calls: bridge.calls }).toEqual({
      checking: { question, isChecking: true, error: null },
      wrong: { question: { ...question, problem: 'Wrong' }, isChecking: false, error: null },
      after: { question: null, isChecking: false, error: null },
      calls: [{ name: 'code.answer', input: { questionId: question.questionId, code: '123456' } }],
    })
  })

  it('closes at once when it is refused', async () => {
    const { answerCode, codeState, bridge } = await load()
    bridge.say('code.question', question)
    const refusing = answerCode(null)
    const meanwhile = codeState().question
    await refusing
    expect([meanwhile, bridge.calls[0]?.input]).toEqual([null, { questionId: question.questionId, code: null }])
  })

  it('says why a code could not be handed over, and can be answered again', async () => {
    const { answerCode, codeState, bridge } = await load({ ok: false, error: failure })
    bridge.say('code.question', question)
    await answerCode('123456')
    expect(codeState()).toEqual({ question, isChecking: false, error: failure })
  })
})
