import type { CodeQuestion } from '../../shared/sign-in.ts'
import type { UserFacingError } from '../../shared/user-facing-error.ts'
import { on, tryRequest } from '../bridge/client.ts'
import { createStore } from './create-store.ts'

type CodeState = {
  readonly question: CodeQuestion | null
  /** A code was given; main asks anew when it was not taken, and withdraws the question when it was. */
  readonly isChecking: boolean
  readonly error: UserFacingError | null
}

const store = createStore<CodeState>({ question: null, isChecking: false, error: null })

export const useCodeQuestion = store.use

export const showCodeQuestion = (question: CodeQuestion | null): void => store.set(() => ({ question, isChecking: false, error: null }))

/** Returns the function that stops listening. */
export const listenToCodeQuestions = (): (() => void) => on('code.question', showCodeQuestion)

/** Hands the code over; it is not kept here. With null the request that waits for it is given up. */
export const answerCode = async (code: string | null): Promise<void> => {
  const { question } = store.get()
  if (question === null) return
  const { questionId } = question
  if (code === null) showCodeQuestion(null)
  else store.set((state) => ({ ...state, isChecking: true, error: null }))
  const answered = await tryRequest('code.answer', { questionId, code })
  if (answered.ok) return
  store.set((state) => (state.question?.questionId === questionId ? { ...state, isChecking: false, error: answered.error } : state))
}
