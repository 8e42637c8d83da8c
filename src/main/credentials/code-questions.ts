import { ExpectedError } from '../../shared/expected-error.ts'
import { credentialsMessages as words } from '../../shared/messages/credentials.ts'
import type { CodeQuestion } from '../../shared/sign-in.ts'

/** Asks a person for a one-time code. Rejects with an ExpectedError when no code was given, or not in time. */
export type AskForCode = (question: {
  readonly profileName: string
  readonly serial: string
  readonly problem: string | null
}) => Promise<string>

type Options = {
  readonly push: (question: CodeQuestion | null) => void
  readonly now?: () => number
  readonly limitMs?: number
}

type Waiting = {
  readonly question: Omit<CodeQuestion, 'expiresAt'>
  readonly resolve: (code: string) => void
  readonly reject: (error: ExpectedError) => void
}

const noCode = (code: 'code-cancelled' | 'code-expired', profileName: string): ExpectedError =>
  new ExpectedError({
    code,
    title: code === 'code-expired' ? words.codeExpiredTitle(profileName) : words.codeCancelledTitle(profileName),
    advice: words.codeAdvice,
    retryable: true,
    remedies: ['retry', 'choose-profile'],
  })

/** The questions for one-time codes, shown one after the other. A code goes to the one who asked and is not kept. */
export const createCodeQuestions = ({ push, now = Date.now, limitMs = 5 * 60_000 }: Options) => {
  const waiting: Waiting[] = []
  let shown: CodeQuestion | null = null
  let timer: NodeJS.Timeout | undefined
  let isDisposed = false

  const showFirst = (): void => {
    clearTimeout(timer)
    const first = waiting[0]
    shown = first === undefined ? null : { ...first.question, expiresAt: now() + limitMs }
    if (first !== undefined)
      timer = setTimeout(() => settleFirst(({ reject }) => reject(noCode('code-expired', first.question.profileName))), limitMs)
    push(shown)
  }
  const settleFirst = (settle: (first: Waiting) => void): void => {
    const first = waiting.shift()
    if (first === undefined) return
    settle(first)
    showFirst()
  }

  return {
    ask: ((question) =>
      new Promise((resolve, reject) => {
        if (isDisposed) return reject(noCode('code-cancelled', question.profileName))
        waiting.push({ question: { questionId: crypto.randomUUID(), ...question }, resolve, reject })
        if (shown === null) showFirst()
      })) satisfies AskForCode,
    /** `code` null is a refusal to give one. An answer to a question that waits no more is ignored. */
    answer: (questionId: string, code: string | null): void => {
      if (shown?.questionId !== questionId) return
      const { profileName } = shown
      settleFirst(({ resolve, reject }) => (code === null ? reject(noCode('code-cancelled', profileName)) : resolve(code)))
    },
    current: (): CodeQuestion | null => shown,
    dispose: (): void => {
      isDisposed = true
      clearTimeout(timer)
      shown = null
      for (const { question, reject } of waiting.splice(0)) reject(noCode('code-cancelled', question.profileName))
    },
  }
}
